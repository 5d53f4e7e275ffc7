import type { Failure } from '../../shared/failure.ts';
import type { StoredFile } from './stored-file.ts';

/** Why a file cannot be read. The person can continue without a damaged file, and not without any other. */
export interface FileProblem {
  readonly failure: Failure;
  readonly isDamaged: boolean;
}

/** A file's content, kept in memory as it is on disk. */
export interface MirroredFile<T> {
  get(): T | null;
  /** Returns why the file has no value; null without a problem. */
  problem(): FileProblem | null;
  /**
   * Sets a damaged file aside, so that the person can continue without it. Leaves a file of a newer version. Throws the file system's
   * error.
   */
  dismissProblem(): void;
  /** Reads the file again: another process may have changed it. */
  reload(): void;
  /** Writes the value, durably when it returns. Throws the file system's error. */
  save(value: T): void;
  /** Renames the file of another computer to a dated name. Throws the file system's error, and then the file stays. */
  setCopyAside(): void;
  /** Removes the file. Throws the file system's error, and then the value stays. */
  erase(): void;
}

function problemOf({ failure, isDamaged }: FileProblem): FileProblem {
  return { failure, isDamaged };
}

/** Returns a mirror of the file, empty until `reload`. */
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
