import type { Failure } from '../../../shared/failure.ts';
import type { SeatReleaseEvent } from '../../../shared/seat-release.ts';
import type { Log } from '../../ports.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { ReleaseJournalStore } from './release-journal.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/**
 * Runs one conversation with Polar under the lock, on what the files say now. One of `callbacks` hears how it went: `completed` in the lock;
 * `releasedElsewhere`, since another process has put the seat away meanwhile; `failed`, since it could not be had, or broke off.
 */
export async function runUnderLock(
  deps: {
    readonly lock: Lock;
    readonly record: SeatRecord;
    readonly journalStore: ReleaseJournalStore;
    readonly log: Log;
  },
  request: (seat: DeviceRecord) => Promise<SeatReleaseEvent>,
  callbacks: {
    readonly completed: (event: SeatReleaseEvent) => void;
    readonly releasedElsewhere: () => void;
    readonly failed: (failure: Failure) => void;
  },
): Promise<void> {
  const { lock, record, journalStore, log } = deps;
  try {
    const result = await lock.hold(lockTimeout, async () => {
      record.reload();
      const seat = record.get();
      if (seat === null || seat.activationId !== journalStore.get()?.activationId)
        callbacks.releasedElsewhere();
      else callbacks.completed(await request(seat));
      return true;
    });
    if (result === null) callbacks.failed({ code: 'busy-elsewhere' });
  } catch (error) {
    log.problem('the conversation about a release failed', error);
    callbacks.failed(storageFailure(error, { fileName: 'release.json' }));
  }
}
