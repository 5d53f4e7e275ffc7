import type { SeatFolders, SharedStateFile, Store, Stores } from '../../electron/ports.ts';
import { seatIdPattern } from '../../shared/seat-id.ts';

/** An operation on a file. A hook sees each one before it happens and may throw. */
export interface FileOperation {
  readonly operation: 'read' | 'write' | 'erase' | 'set-aside' | 'copy-aside';
  /** The record's name, such as `device`. */
  readonly name: string;
  /** The seat's id; absent for the data folder. */
  readonly seat?: string;
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
  /** What the files' texts contain. */
  const contents = new Map<
    string,
    { readonly text: string; readonly content: Readonly<Record<string, unknown>> }
  >();

  function open(name: string, hooks: Parameters<MemoryDisk['stores']>[0] = {}): Store {
    function runWithHooks<T>(operation: FileOperation['operation'], work: () => T): T {
      hooks.before?.({ operation, name });
      const result = work();
      hooks.after?.({ operation, name });
      return result;
    }
    function copyTo(suffix: string): string {
      const text = files.get(name);
      if (text === undefined) throw fileError('ENOENT');
      let aside = `${name}.json.${suffix}`;
      for (let count = 2; files.has(aside); count += 1) aside = `${name}.json.${suffix}-${count}`;
      files.set(aside, text);
      return aside;
    }
    return {
      fileName: `${name}.json`,
      readText: () => runWithHooks('read', () => files.get(name)),
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
          const aside = copyTo(suffix);
          files.delete(name);
          return aside;
        }),
      copyAside: (suffix) => {
        runWithHooks('copy-aside', () => copyTo(suffix));
      },
    };
  }

  return {
    text: (name) => files.get(name),
    content(name) {
      const text = files.get(name);
      if (text === undefined) return null;
      const known = contents.get(name);
      if (known?.text === text) return known.content;
      const { version: _, ...content } = JSON.parse(text) as Record<string, unknown>;
      contents.set(name, { text, content });
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

/**
 * An operation on the folders of seats: one on a seat's file, or a step of a migration. `name` is the
 * record's name in the data folder, or the seat's id for `publish` and `remove`.
 */
export type SeatFolderOperation =
  | FileOperation
  | {
      readonly operation: 'copy' | 'publish' | 'discard' | 'replace' | 'copy-original' | 'remove';
      readonly name: string;
    };

/** A data folder in memory with the folders of its seats. */
export interface MemorySeats {
  /** The data folder's own files. */
  readonly data: MemoryDisk;
  /** Returns the files of a seat, which has a folder from the first one on. */
  seat(id: string): MemoryDisk;
  /** Lists the folders' names, also of the staging folder, which is `.moving`. */
  folderNames(): string[];
  /** Creates the port. `before` runs before each operation that changes the disk, and may throw. */
  folders(before?: (operation: SeatFolderOperation) => void): SeatFolders;
}

const staging = '.moving';

/** Creates an empty data folder. */
export function createMemorySeats(): MemorySeats {
  const data = createMemoryDisk();
  const seats = new Map<string, MemoryDisk>();

  function diskOf(id: string): MemoryDisk {
    const disk = seats.get(id) ?? createMemoryDisk();
    seats.set(id, disk);
    return disk;
  }

  function openSeat(id: string, before: (operation: SeatFolderOperation) => void): Stores {
    return {
      removeLeftovers: () => undefined,
      open(name) {
        const store = (): Store => diskOf(id).stores().open(name);
        const report = (operation: FileOperation['operation']): void => {
          before({ operation, name, seat: id });
        };
        return {
          fileName: `${name}.json`,
          read: () => (seats.has(id) ? store().read() : undefined),
          readText: () => (seats.has(id) ? store().readText() : undefined),
          write(value) {
            report('write');
            store().write(value);
          },
          erase() {
            report('erase');
            if (seats.has(id)) store().erase();
          },
          setAside(suffix) {
            report('set-aside');
            return store().setAside(suffix);
          },
          copyAside(suffix) {
            report('copy-aside');
            store().copyAside(suffix);
          },
        };
      },
    };
  }

  return {
    data,
    seat: diskOf,
    folderNames: () => [...seats.keys()],
    folders: (before = () => undefined) => ({
      list: () => ({
        ids: [...seats.keys()].filter((id) => seatIdPattern.test(id)).toSorted(),
        isStaged: seats.has(staging),
        odd: [],
      }),
      open: (id) => openSeat(id, before),
      remove(id) {
        before({ operation: 'remove', name: id });
        if ((seats.get(id)?.names().length ?? 0) > 0) return false;
        seats.delete(id);
        return true;
      },
      removeLeftovers: () => undefined,
      migration: {
        read: data.text,
        stage(names) {
          if (seats.has(staging)) throw fileError('EEXIST');
          diskOf(staging);
          for (const name of names) {
            before({ operation: 'copy', name });
            diskOf(staging).putText(name, data.text(name) ?? '');
          }
        },
        publish(id) {
          before({ operation: 'publish', name: id });
          const staged = seats.get(staging);
          if (staged === undefined || seats.has(id)) throw fileError('ENOENT');
          seats.delete(staging);
          seats.set(id, staged);
        },
        discard() {
          before({ operation: 'discard', name: staging });
          seats.delete(staging);
        },
        replace(name, content) {
          before({ operation: 'replace', name });
          data.putText(name, JSON.stringify(content));
        },
        copyAside(name, suffix) {
          before({ operation: 'copy-original', name });
          let aside = `${name}.json.${suffix}`;
          while (data.text(aside) !== undefined) aside += '-2';
          data.putText(aside, data.text(name) ?? '');
        },
        erase(name) {
          before({ operation: 'erase', name });
          data.stores().open(name).erase();
        },
      },
    }),
  };
}
