import type { SharedStateFile, Store, Stores } from '../../electron/ports.ts';

/** An operation on a file. A hook sees each one before it happens and may throw. */
export interface FileOperation {
  readonly operation: 'read' | 'write' | 'erase' | 'set-aside';
  /** The record's name, such as `device`. */
  readonly name: string;
}

/** A disk in memory: its files remain when a core that used it has ended. */
export interface MemoryDisk {
  /** Returns the text of a file by its record's name; undefined if there is none. */
  text(name: string): string | undefined;
  /** Returns the file's content without its version; null if there is none. */
  content(name: string): Readonly<Record<string, unknown>> | null;
  /** Writes a record as an earlier run of the app would have. */
  put(name: string, record: object): void;
  /** Writes any text. */
  putText(name: string, text: string): void;
  /** Lists the names of all files, including those set aside. */
  names(): string[];
  /**
   * Creates stores over this disk. `before` and `after` run around each operation and may throw.
   */
  stores(hooks?: {
    readonly before?: (operation: FileOperation) => void;
    readonly after?: (operation: FileOperation) => void;
  }): Stores;
}

/** Creates a file system error, such as `ENOSPC`. */
export function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: from a test`), { code });
}

/** Creates a shared state file in memory. */
export function createMemorySharedState(): SharedStateFile {
  let text: string | undefined;
  return {
    read: () => (text === undefined ? undefined : (JSON.parse(text) as unknown)),
    write(value) {
      text = JSON.stringify(value);
    },
  };
}

/** Creates an empty disk. */
export function createMemoryDisk(): MemoryDisk {
  const files = new Map<string, string>();

  function open(name: string, hooks: Parameters<MemoryDisk['stores']>[0] = {}): Store {
    function runWithHooks<T>(operation: FileOperation['operation'], work: () => T): T {
      hooks.before?.({ operation, name });
      const result = work();
      hooks.after?.({ operation, name });
      return result;
    }
    return {
      fileName: `${name}.json`,
      read: () =>
        runWithHooks('read', () => {
          const text = files.get(name);
          return text === undefined ? undefined : (JSON.parse(text) as unknown);
        }),
      write: (value) => {
        runWithHooks('write', () => files.set(name, JSON.stringify(value)));
      },
      erase: () => {
        runWithHooks('erase', () => files.delete(name));
      },
      setAside: (suffix) =>
        runWithHooks('set-aside', () => {
          let aside = `${name}.json.${suffix}`;
          for (let count = 2; files.has(aside); count += 1)
            aside = `${name}.json.${suffix}-${count}`;
          files.set(aside, files.get(name) ?? '');
          files.delete(name);
          return aside;
        }),
    };
  }

  return {
    text: (name) => files.get(name),
    content(name) {
      const text = files.get(name);
      if (text === undefined) return null;
      const { version: _, ...content } = JSON.parse(text) as Record<string, unknown>;
      return content;
    },
    put(name, record) {
      files.set(name, JSON.stringify({ version: 1, ...record }));
    },
    putText(name, text) {
      files.set(name, text);
    },
    names: () => [...files.keys()],
    stores: (hooks) => ({ open: (name) => open(name, hooks), removeLeftovers: () => undefined }),
  };
}
