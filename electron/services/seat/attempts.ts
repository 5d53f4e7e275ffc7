import type { Failure } from '../../../shared/failure.ts';
import type { Log } from '../../ports.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/** Does something with a file that must not stop what it belongs to; whether it could be done. `what` says in the log what could not. */
export type Attempt = (what: string, fileName: string, work: () => void) => boolean;

/** Attempts that tell the person of the trouble, and that it is over. */
export function createAttempts(deps: {
  readonly log: Log;
  readonly reportFailure: (failure: Failure | null) => void;
}): Attempt {
  return (what, fileName, work) => {
    try {
      work();
      deps.reportFailure(null);
      return true;
    } catch (error) {
      deps.log.problem(what, error);
      deps.reportFailure(storageFailure(error, { fileName }));
      return false;
    }
  };
}
