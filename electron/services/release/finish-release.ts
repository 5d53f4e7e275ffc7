import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { DeviceRecord, ReleaseJournal } from '../../storage/records.ts';
import type { Attempt } from '../seat/attempts.ts';
import type { ReleaseJournalStore } from './release-journal.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/**
 * Puts a released seat away: result, receipt, record, story, each on the disk before the next. `gone`: another process was faster;
 * `not-yet`: the disk does not let us, and all of it can be done again. In the lock.
 */
export function finishRelease(
  deps: {
    readonly record: SeatRecord;
    readonly journalStore: ReleaseJournalStore;
    readonly attempt: Attempt;
    readonly released: (record: DeviceRecord, journal: ReleaseJournal) => void;
  },
  state: Extract<SeatRelease, { type: 'released' }>,
): 'gone' | 'away' | 'not-yet' {
  const { record, journalStore, attempt } = deps;
  const journal = journalStore.get();
  const seat = record.get();
  if (journal === null || seat?.activationId !== journal.activationId) return 'gone';
  // Not written down, it is still true: the story says "sent" then, and the next start settles it.
  attempt('the release could not be written down', 'release.json', () =>
    journalStore.write({ state }),
  );
  const isErased = attempt('the released seat could not be put away', 'device.json', () => {
    deps.released(seat, { ...journal, state });
    record.erase();
  });
  if (!isErased) return 'not-yet';
  // Left behind, it is about a seat that is not there any more, and the next start puts it away.
  attempt('a story could not be put away', 'release.json', journalStore.erase);
  return 'away';
}
