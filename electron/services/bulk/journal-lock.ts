import { failed, type Result } from '../../../shared/failure.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import { journalFailure } from './bulk-journal.ts';

/** What was begun under the lock: its result, and for how long it needs the lock. */
export interface LockedWork {
  readonly result: Result<undefined>;
  readonly ended: Promise<void>;
}

/**
 * Runs work under the journal's lock, which the window and commands share, and returns its result; the lock is kept until the work has
 * ended. Fails with `busy-elsewhere` if another process keeps the lock.
 */
export async function withJournalLock(
  lock: Lock,
  work: () => Promise<LockedWork>,
): Promise<Result<undefined>> {
  return await new Promise((resolve) => {
    const held = lock.hold(lockTimeout, async () => {
      const { result, ended } = await work();
      resolve(result);
      await ended;
      return true;
    });
    held.then(
      (isHeld) => (isHeld === null ? resolve(failed('busy-elsewhere')) : undefined),
      (error: unknown) => resolve(failed(journalFailure(error))),
    );
  });
}
