import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Log } from '../../ports.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import { storageFailure, tryWrite } from '../../storage/stored-file.ts';

/**
 * Runs `work`, which may change this computer's seat, under the lock and on the present content of the files. Fails without running it if
 * another process holds the lock, or the lock cannot be written.
 */
export type SeatLock = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

/**
 * Runs `work`, which removes what the person dismisses, under the lock and on the present content of the files. Fails without running it if
 * another process holds the lock: what seems to be left may be a request that is about to be sent. Where no lock can be made, no other
 * process has one, and the work runs without it.
 */
export async function dismissUnderLock(
  { lock, log, reload }: { readonly lock: Lock; readonly log: Log; readonly reload: () => void },
  work: () => void,
): Promise<Result<undefined>> {
  let hasRun = false;
  const run = (): void => {
    hasRun = true;
    reload();
    work();
  };
  try {
    const isRun = await lock.hold(lockTimeout, async () => {
      run();
      return true;
    });
    return isRun === null ? failed('busy-elsewhere') : done(undefined);
  } catch (error) {
    if (!hasRun) return tryWrite('device.json', run);
    log.problem('what was dismissed could not be removed', error);
    return failed(storageFailure(error, { fileName: 'device.json' }));
  }
}

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
