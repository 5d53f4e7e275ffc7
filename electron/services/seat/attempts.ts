import type { Failure } from '../../../shared/failure.ts';
import type { Log } from '../../ports.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/** Runs `work` on a file; logs an error instead of throwing it. Returns whether it succeeded. `what` names the failure in the log. */
export type Attempt = (what: string, fileName: string, work: () => void) => boolean;

/** Attempts that report to the person why one failed, and null after one that succeeded. */
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
