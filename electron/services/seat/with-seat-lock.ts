import { failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Log } from '../../ports.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/**
 * Runs `work`, which may change this computer's seat, under the lock and on the present content of the files. Fails without running it if
 * another process holds the lock, or the lock cannot be written.
 */
export type SeatLock = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

/** The seat's lock. `reload` reads the files again. */
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
      deps.log.problem('work under the seat’s lock failed', error);
      return failed(storageFailure(error, { fileName: 'activation.json' }));
    }
  };
}
