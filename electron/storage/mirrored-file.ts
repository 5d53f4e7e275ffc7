import type { Failure } from '../../shared/failure.ts';
import type { StoredFile } from './stored-file.ts';

/** Why a file cannot be read. One that is damaged can be gone on without; another stays in the way. */
export interface FileProblem {
  readonly failure: Failure;
  readonly isDamaged: boolean;
}

/** What a file holds, in memory as it is on disk. */
export interface MirroredFile<T> {
  get(): T | null;
  /** Why there is none though there is a file. */
  problem(): FileProblem | null;
  /**
   * The person goes on without a damaged file, which is set aside; one of a newer version stays in the way. Throws the file system's
   * error.
   */
  dismissProblem(): void;
  /** Reads the file again: another process may have changed it. */
  reload(): void;
  /** Durable when it returns; throws the file system's error. */
  save(value: T): void;
  /** Moves the file of another computer out of the way, under a dated name. Throws the file system's error, and then it is still there. */
  setCopyAside(): void;
  /** Throws the file system's error, and then the value is still there. */
  erase(): void;
}

function problemOf({ failure, isDamaged }: FileProblem): FileProblem {
  return { failure, isDamaged };
}

/** A mirror of the file, empty until `reload`. */
export function mirroredFile<T>(file: StoredFile<T>): MirroredFile<T> {
  let value: T | null = null;
  let problem: FileProblem | null = null;
  return {
    get: () => value,
    problem: () => problem,
    dismissProblem() {
      if (problem?.isDamaged !== true) return;
      file.setAside('corrupt');
      problem = null;
    },
    reload() {
      const stored = file.read();
      value = stored.type === 'value' ? stored.value : null;
      problem = stored.type === 'unreadable' ? problemOf(stored) : null;
    },
    save(next) {
      file.write(next);
      value = next;
      problem = null;
    },
    setCopyAside() {
      file.setAside('copied');
      value = null;
    },
    erase() {
      file.erase();
      value = null;
      problem = null;
    },
  };
}
