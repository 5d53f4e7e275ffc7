import { done, failed, type Result } from '../../../shared/failure.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Dialogs } from '../../ports.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/** Returns the actions that show and copy the key of the seat in `record`. The key never passes through the page. */
export function createLicenseKeyActions(deps: {
  readonly record: SeatRecord;
  readonly keyClipboard: KeyClipboard;
  readonly dialogs: Dialogs;
  readonly text: () => MainText;
}) {
  const { record, keyClipboard, dialogs, text } = deps;
  return {
    async copy(): Promise<Result<undefined>> {
      const key = record.get()?.key;
      if (key === undefined) return failed('not-activated');
      await keyClipboard.copy(key);
      return done(undefined);
    },
    async reveal(): Promise<Result<undefined>> {
      const key = record.get()?.key;
      if (key === undefined) return failed('not-activated');
      const { title, message, detail, close } = text().native.revealKey;
      await dialogs.show({ title, message, detail: detail(key), close });
      return done(undefined);
    },
  };
}
