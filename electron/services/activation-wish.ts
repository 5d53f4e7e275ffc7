import type { Log } from '../ports.ts';
import type { ActivationIntent, Records } from '../storage/records.ts';
import { problemOf, type SeatRecord } from './seat-record.ts';

/** The wish for a seat, in memory as it is on disk: from before its request until its outcome is known and kept. */
export interface ActivationWish {
  /** The one that is open. */
  get(): ActivationIntent | null;
  /** Why there is none though there is a file. */
  problem(): ReturnType<SeatRecord['problem']>;
  /** The person goes on without a damaged file, as with the seat's own record. Throws the file system's error. */
  putProblemAway(): void;
  /** Reads the file again: another process may have changed it. */
  reload(): void;
  /** Durable when it returns; throws the file system's error. */
  open(wish: ActivationIntent): void;
  /** The wish is over. Throws the file system's error, and then it is still open. */
  close(): void;
  /** The same where its file may be left behind: beside the seat it does no harm, and the next start puts it away. */
  closeIfPossible(): void;
}

/** The wish over its file; one whose seat is in `record` is over. */
export function createActivationWish(
  file: Records['activation'],
  { record, log }: { readonly record: SeatRecord; readonly log: Log },
): ActivationWish {
  let intent: ActivationIntent | null = null;
  let problem: ReturnType<SeatRecord['problem']> = null;

  function close(): void {
    file.erase();
    intent = null;
  }

  function closeIfPossible(): void {
    try {
      close();
    } catch (error) {
      log.problem('a finished activation could not be put away', error);
      intent = null;
    }
  }

  return {
    get: () => intent,
    problem: () => problem,
    putProblemAway() {
      if (problem?.isDamaged !== true) return;
      file.setAside();
      problem = null;
    },
    reload() {
      const stored = file.read();
      intent = stored.is === 'value' ? stored.value : null;
      problem = stored.is === 'unreadable' ? problemOf(stored) : null;
      // Its seat was saved, and only the wish was left behind.
      if (intent !== null && record.get() !== null) closeIfPossible();
    },
    open(wish) {
      file.write(wish);
      intent = wish;
    },
    close,
    closeIfPossible,
  };
}
