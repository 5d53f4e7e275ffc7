import { failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Log } from '../../ports.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/**
 * Runs work that may change whose seat this computer's is, under the lock and on what the files say now. Fails where another process
 * keeps the lock, or the disk does not let us have it; then the work has not begun.
 */
export type SeatLock = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

/** Turns under the lock; `reload` reads the files again. */
export function createSeatLock(deps: {
  readonly lock: Lock;
  readonly log: Log;
  readonly reload: () => void;
}): SeatLock {
  return async (work) => {
    try {
      const result = await deps.lock.hold(lockTimeout, async () => {
        deps.reload();
        return await work();
      });
      return result ?? failed('busy-elsewhere');
    } catch (error) {
      deps.log.problem('the activation could not be had', error);
      return failed(storageFailure(error, { fileName: 'activation.json' }));
    }
  };
}
