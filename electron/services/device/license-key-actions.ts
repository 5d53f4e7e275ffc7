import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Language } from '../../../shared/language.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Dialogs } from '../../ports.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import type { SeatRecord } from '../seat/seat-record.ts';
import { keyGroups } from './key-groups.ts';

/** Returns the actions that show and copy the key of a seat. The key never passes through the page. */
export function createLicenseKeyActions(deps: {
  readonly keyClipboard: KeyClipboard;
  readonly dialogs: Dialogs;
  readonly text: () => MainText;
  readonly state: { readonly get: () => { readonly language: Language } };
}) {
  const { keyClipboard, dialogs, text, state } = deps;
  return {
    async copy(record: SeatRecord): Promise<Result<undefined>> {
      const key = record.get()?.key;
      if (key === undefined) return failed('not-activated');
      await keyClipboard.copy(key);
      return done(undefined);
    },
    async reveal(record: SeatRecord): Promise<Result<undefined>> {
      const key = record.get()?.key;
      if (key === undefined) return failed('not-activated');
      await dialogs.showKey({
        groups: keyGroups(key),
        language: state.get().language,
        labels: text().native.revealKey,
        copy: async () => await keyClipboard.copy(key),
      });
      return done(undefined);
    },
  };
}
