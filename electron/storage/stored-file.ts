import * as v from 'valibot';
import type { Failure } from '../../shared/failure.ts';
import type { Clock, Store, Stores } from '../ports.ts';
import { errorCode, readRegularFile } from './regular-file.ts';

/** What a file holds. */
export type Stored<T> =
  | { readonly type: 'absent' }
  | { readonly type: 'value'; readonly value: T }
  /** It could not be read. One that is damaged is kept aside, or can be; another is where it was and must not be written over. */
  | { readonly type: 'unreadable'; readonly failure: Failure; readonly isDamaged: boolean };

/** The step from one version of a file's content to the next. */
export type Migration = (content: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** What files need. */
export interface FileDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  /** Hears of each file that is found unreadable, for those whose reader has no words for it. */
  readonly onUnreadable?: (failure: Failure) => void;
  /**
   * A damaged file stays where it is until it is set aside, so that every process finds it damaged, and not missing. Else it is set
   * aside as soon as it is read.
   */
  readonly shouldKeepDamagedInPlace?: boolean;
}

/** One kind of record in one small file, checked when read. */
export interface StoredFile<T> {
  read(): Stored<T>;
  /**
   * Durable when it returns. Throws the file system's error, and `NotWritable` for what could not be read again or would write over
   * what cannot be read; the old content is still there then.
   */
  write(value: T): void;
  erase(): void;
  /** Moves the file out of the way, under a dated name that says why. Throws the file system's error. */
  setAside(why: 'corrupt' | 'copied'): void;
}

/**
 * The most a file may hold, in bytes. The store's writer loses the tail of what passes one block on a nearly full disk,
 * without an error. https://github.com/fabiospampinato/atomically/pull/18
 */
export const maxRecordSize = 4000;

/** More than any record of any version has held, in bytes. */
const maxReadSize = 64 * 1024;

/** The text of a record's file; undefined where there is none. Throws `UnusableFile` and the file system's error. */
export function readRecordText(file: string): string | undefined {
  return readRegularFile(file, maxReadSize);
}

/** A record was not written, so that nothing is lost. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable';
  readonly failure: Failure;

  constructor(failure: Failure, reason: string) {
    super(`${failure.file ?? 'A file'} ${reason}`);
    this.failure = failure;
  }
}

const Versioned = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * A file `NAME.json` that holds one `T` and its version. The current version is one more than the number of migrations:
 * `migrations[0]` makes version 2 out of version 1.
 */
export function storedFile<S extends v.GenericSchema<unknown, object>>(
  deps: FileDeps,
  name: string,
  schema: S,
  migrations: readonly Migration[] = [],
): StoredFile<v.InferOutput<S>> {
  const store = deps.stores.open(name);
  const current = migrations.length + 1;

  function setAside(why: 'corrupt' | 'copied'): void {
    const stamp = new Date(deps.clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    store.setAside(`${why}-${stamp}`);
  }

  function damaged(): Stored<never> {
    const failure = { code: 'file-unreadable', file: store.fileName } as const;
    try {
      if (deps.shouldKeepDamagedInPlace !== true) setAside('corrupt');
      return { type: 'unreadable', failure, isDamaged: true };
    } catch {
      // It cannot be moved, so it stays, and nothing may be written over it.
      return { type: 'unreadable', failure, isDamaged: false };
    }
  }

  function parse(content: unknown): Stored<v.InferOutput<S>> {
    const versioned = v.safeParse(Versioned, content);
    if (!versioned.success) return damaged();
    const { version, ...rest } = versioned.output;
    if (version > current) {
      const failure = { code: 'file-newer', file: store.fileName } as const;
      return { type: 'unreadable', failure, isDamaged: false };
    }
    const migrated = migrations
      .slice(version - 1)
      .reduce<Record<string, unknown>>((old, step) => step(old), rest);
    const parsed = v.safeParse(schema, migrated);
    return parsed.success ? { type: 'value', value: parsed.output } : damaged();
  }

  /** A file of a newer version of this app is never written over, nor one that the file system does not let us read. */
  function refuseNewer(): void {
    try {
      const old = v.safeParse(Versioned, store.read());
      if (!old.success || old.output.version <= current) return;
    } catch (error) {
      if (error instanceof SyntaxError) return;
      throw error;
    }
    const failure = { code: 'file-newer', file: store.fileName } as const;
    throw new NotWritable(failure, 'is of a newer version');
  }

  function read(): Stored<v.InferOutput<S>> {
    try {
      const content = store.read();
      return content === undefined ? { type: 'absent' } : parse(content);
    } catch (error) {
      return error instanceof SyntaxError
        ? damaged()
        : { type: 'unreadable', failure: readFailure(error, store), isDamaged: false };
    }
  }

  return {
    read() {
      const stored = read();
      if (stored.type === 'unreadable') deps.onUnreadable?.(stored.failure);
      return stored;
    },
    write(value) {
      const content = { version: current, ...value };
      const size = Buffer.byteLength(JSON.stringify(content));
      const unexpected = { code: 'unexpected', file: store.fileName } as const;
      if (size > maxRecordSize) throw new NotWritable(unexpected, `would hold ${size} bytes`);
      // What does not fit its schema could not be read again, and would be lost as a damaged file.
      if (!v.is(schema, value)) throw new NotWritable(unexpected, 'would not be readable');
      refuseNewer();
      const old = deps.shouldKeepDamagedInPlace === true ? read() : null;
      if (old?.type === 'unreadable' && old.isDamaged) setAside('corrupt');
      store.write(content);
    },
    erase: () => {
      store.erase();
    },
    setAside,
  };
}

/** The failure that an error of the file system means to a person where a file is there and cannot be read. */
export function readFailure(error: unknown, store: Pick<Store, 'fileName'>): Failure {
  return isAccessDenied(errorCode(error))
    ? { code: 'file-inaccessible', file: store.fileName }
    : storageFailure(error, store);
}

/** Whether the file system refuses the file, as one that belongs to another account. */
function isAccessDenied(code: string | undefined): boolean {
  return code === 'EACCES' || code === 'EPERM';
}

/** The failure that a file system's error means to a person. */
export function storageFailure(error: unknown, store: Pick<Store, 'fileName'>): Failure {
  if (error instanceof NotWritable) return error.failure;
  const code = errorCode(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk-full', file: store.fileName };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'folder-unwritable', file: store.fileName };
    case 'EUNUSABLE':
    // A link, where none is followed.
    case 'ELOOP':
    // A named pipe that nobody reads, or a socket.
    case 'ENXIO':
    case 'EISDIR':
    case 'ENOTDIR':
      return { code: 'file-inaccessible', file: store.fileName };
    case undefined:
    default:
      return { code: 'unexpected', file: store.fileName };
  }
}

/** The failure that tells of all files that could not be read, by name; of several reasons the first. Null where there was none. */
export function unreadableFilesFailure([first, ...others]: readonly Failure[]): Failure | null {
  if (first === undefined) return null;
  const sameCode = [first, ...others].filter(({ code }) => code === first.code);
  const names = new Set(sameCode.flatMap(({ file }) => file ?? []));
  return { code: first.code, file: [...names].join(', ') };
}
