import type { StoredFile, UnreadableFile } from './stored-file.ts';

/** A file's content, kept in memory as it is on disk. */
export type MirroredFile<T extends object> = ReturnType<typeof mirroredFile<T>>;

/** Returns a mirror of the file, empty until `reload`. */
export function mirroredFile<T extends object>(file: StoredFile<T>) {
  let value: T | null = null;
  let problem: UnreadableFile | null = null;
  return {
    get: (): T | null => value,
    /** Returns why the file has no value; null without a problem. */
    problem: (): UnreadableFile | null => problem,
    /**
     * Sets a damaged file aside, so that the person can continue without it. Leaves a file of a newer version. Throws the file system's
     * error.
     */
    dismissProblem(): void {
      if (problem?.isDamaged !== true) return;
      file.setAside('corrupt');
      problem = null;
    },
    /** Reads the file again: another process may have changed it. */
    reload(): void {
      const stored = file.read();
      value = stored.type === 'value' ? stored.value : null;
      problem = stored.type === 'unreadable' ? stored : null;
    },
    /** Writes the value, durably when it returns. Throws the file system's error. */
    save(next: T): void {
      file.write(next);
      value = next;
      problem = null;
    },
    /** Renames the file of another computer to a dated name. Throws the file system's error, and then the file stays. */
    setCopyAside(): void {
      file.setAside('copied');
      value = null;
    },
    /** Removes the file. Throws the file system's error, and then the value stays. */
    erase(): void {
      file.erase();
      value = null;
      problem = null;
    },
  };
}
