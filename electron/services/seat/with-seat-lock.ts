import { failed, type Result } from '../../../shared/failure.ts';
import type { Log } from '../../ports.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/**
 * Runs `work`, which may change this computer's seat, under the lock and on the present content of the files. Fails without running it if
 * another process holds the lock, or the lock cannot be written.
 */
export type SeatLock = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

/** The seat's lock. `reload` reads the files again; `fileName` is the file that a failure names. */
export function createSeatLock(deps: {
  readonly lock: Lock;
  readonly log: Log;
  readonly fileName: 'activation.json' | 'release.json';
  readonly reload: () => void;
}): SeatLock {
  const { lock, log, fileName, reload } = deps;
  return async (work) => {
    try {
      const result = await lock.hold(lockTimeout, async () => {
        reload();
        return await work();
      });
      return result ?? failed('busy-elsewhere');
    } catch (error) {
      log.problem(`work under the lock failed (${fileName})`, error);
      return failed(storageFailure(error, { fileName }));
    }
  };
}
