import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { ActivityEntry } from '../../../shared/activity.ts';
import type { AppendLog, Clock, Log } from '../../ports.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';

/** The journal of everything that this app did: appended to, read when somebody looks. */
export interface Activity {
  /**
   * Writes an entry. A journal that cannot be written never stops what it tells of. `unlessSince`, in milliseconds since 1970:
   * only if no entry since then says the same of the same seat.
   */
  recordEvent(entry: ActivityEvent, unlessSince?: number): void;
  /** All entries, newest first. A line that cannot be read, or that tells of a release again, is left out. */
  entries(): ActivityEntry[];
}

/** Earlier versions named the seller for every seat that was released elsewhere. Polar does not say who did it. */
function correctEntry(entry: ActivityEntry): ActivityEntry {
  return entry.what === 'removed-by-seller' ? { ...entry, by: 'elsewhere' } : entry;
}

/** The journal over its file. `changed` is called after each new entry. */
export function createActivity(deps: {
  readonly file: AppendLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): Activity {
  function entries(): ActivityEntry[] {
    const receiptIds = new Set<string>();
    const read: ActivityEntry[] = [];
    for (const line of deps.file.read()) {
      const parsed = v.safeParse(ActivityEntry, line);
      if (!parsed.success) continue;
      const { receipt } = parsed.output;
      // A crash between two steps of a release tells it twice.
      if (receipt !== undefined && receiptIds.has(receipt.id)) continue;
      if (receipt !== undefined) receiptIds.add(receipt.id);
      read.push(correctEntry(parsed.output));
    }
    return read.toReversed();
  }

  function isRecorded({ what, activationHash }: ActivityEvent, since: number): boolean {
    return entries().some(
      (entry) =>
        entry.at >= since && entry.what === what && entry.activationHash === activationHash,
    );
  }

  return {
    entries,
    recordEvent(entry, unlessSince) {
      try {
        if (unlessSince !== undefined && isRecorded(entry, unlessSince)) return;
        deps.file.append({ id: randomUUID(), at: deps.clock.now(), ...entry });
      } catch (error) {
        deps.log.problem('the activity could not be written', error);
        return;
      }
      deps.changed();
    },
  };
}
