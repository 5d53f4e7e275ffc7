import { done, failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import type { Text } from '../../shared/text/text.ts';
import type { Clipboard, Clock, Dialogs } from '../ports.ts';
import type { SeatRecord } from './seat-record.ts';

/** A copied key leaves the clipboard after so many milliseconds, if it is still there. */
export const clipboardTime = 60_000;

/** Shows and copies the license key without its passing through the page. */
export interface LicenseKeyActs {
  copy(): Promise<Result<undefined>>;
  reveal(): Promise<Result<undefined>>;
  /** Takes a copied key off the clipboard at once: the app ends. */
  stop(): Promise<void>;
}

/** The acts on the key of the seat in `record`. */
export function createLicenseKeyActs(deps: {
  readonly record: SeatRecord;
  readonly clipboard: Clipboard;
  readonly dialogs: Dialogs;
  readonly clock: Clock;
  readonly text: () => Text;
}): LicenseKeyActs {
  const { record, clipboard, dialogs, clock, text } = deps;
  let copied: { key: string; cancel: () => void } | null = null;

  async function clear(): Promise<void> {
    const key = copied?.key;
    copied = null;
    if (key !== undefined && (await clipboard.read()) === key) await clipboard.write('');
  }

  return {
    async copy() {
      const key = record.get()?.key;
      if (key === undefined) return failed('not-activated');
      copied?.cancel();
      await clipboard.write(key);
      copied = { key, cancel: clock.after(clipboardTime, () => void clear()) };
      return done(undefined);
    },
    async reveal() {
      const key = record.get()?.key;
      if (key === undefined) return failed('not-activated');
      const { title, message, detail, close } = text().native.revealKey;
      await dialogs.show({ title, message, detail: detail(key), close });
      return done(undefined);
    },
    async stop() {
      copied?.cancel();
      await clear();
    },
  };
}
