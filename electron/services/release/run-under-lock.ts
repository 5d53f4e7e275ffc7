import type { Failure } from '../../../shared/failure.ts';
import type { SeatReleaseEvent } from '../../../shared/seat-release.ts';
import type { Log } from '../../ports.ts';
import { lockPatience, type Lock } from '../../storage/lock.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { ReleaseStory } from './release-journal.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/**
 * Runs one conversation with Polar under the lock, on what the files say now. One of `tell` hears how it went: `said` in the lock;
 * `gone`, since another process has put the seat away meanwhile; `failed`, since it could not be had, or broke off.
 */
export async function holdConversation(
  deps: {
    readonly lock: Lock;
    readonly record: SeatRecord;
    readonly story: ReleaseStory;
    readonly log: Log;
  },
  talk: (seat: DeviceRecord) => Promise<SeatReleaseEvent>,
  tell: {
    readonly said: (event: SeatReleaseEvent) => void;
    readonly gone: () => void;
    readonly failed: (failure: Failure) => void;
  },
): Promise<void> {
  const { lock, record, story, log } = deps;
  try {
    const held = await lock.hold(lockPatience, async () => {
      record.reload();
      const seat = record.get();
      if (seat === null || seat.activationId !== story.get()?.activationId) tell.gone();
      else tell.said(await talk(seat));
      return true;
    });
    if (held === null) tell.failed({ code: 'busy-elsewhere' });
  } catch (error) {
    log.problem('the conversation about a release failed', error);
    tell.failed(storageFailure(error, { fileName: 'release.json' }));
  }
}
