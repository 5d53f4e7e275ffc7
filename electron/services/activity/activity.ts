import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { ActivityEntry } from '../../../shared/activity.ts';
import type { AppendLog, Clock, Log } from '../../ports.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';

/** The log of everything that this app did. It is read from the disk at each call. */
export type Activity = ReturnType<typeof createActivity>;

/**
 * Replaces the seller, whom earlier versions named for every seat that was released elsewhere and every key that Polar no longer knew. Polar
 * does not say who did it: a buyer can replace a key as well.
 */
function correctEntry(entry: ActivityEntry): ActivityEntry {
  return entry.what === 'removed-by-seller' || entry.what === 'key-changed'
    ? { ...entry, by: 'elsewhere' }
    : entry;
}

/** Returns the log over its file. Calls `changed` after each new entry. */
export function createActivity(deps: {
  readonly file: AppendLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}) {
  /** Returns all entries, newest first, without unreadable lines and without repeated entries of one release. */
  function entries(): ActivityEntry[] {
    const receiptIds = new Set<string>();
    const read: ActivityEntry[] = [];
    for (const line of deps.file.read()) {
      const parsed = v.safeParse(ActivityEntry, line);
      if (!parsed.success) continue;
      const { receipt } = parsed.output;
      // A crash between two steps of a release can append its entry twice.
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
    /**
     * Appends an entry; an error is logged and never thrown. With `unlessSince`, in milliseconds since 1970, appends it only if no entry
     * since then has the same type and seat.
     */
    recordEvent(entry: ActivityEvent, unlessSince?: number): void {
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
