import * as v from 'valibot';
import { done, failed, type Failure, type FailureCode, type Result } from '../../shared/failure.ts';
import type { Clock, Store, Stores } from '../ports.ts';
import { errorCode, readRegularFile } from './regular-file.ts';

/** The result of reading a file. */
export type Stored<T> =
  | { readonly type: 'absent' }
  | { readonly type: 'value'; readonly value: T }
  | UnreadableFile;

/** A file that could not be read. A damaged one is set aside or can be; any other stays, and must not be written over. */
export interface UnreadableFile {
  readonly type: 'unreadable';
  readonly failure: Failure;
  readonly isDamaged: boolean;
}

/** The step from one version of a file's content to the next. */
export type Migration = (content: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Dependencies of stored files. */
export interface FileDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  /** Called for each unreadable file, for readers that do not report it themselves. */
  readonly onUnreadable?: (failure: Failure) => void;
  /**
   * Leaves a damaged file in place until `setAside`, so that every process finds it damaged and not missing. Otherwise reading a damaged
   * file sets it aside.
   */
  readonly shouldKeepDamagedInPlace?: boolean;
}

/** One kind of record in one small file, checked when read. */
export type StoredFile<T extends object> = ReturnType<typeof storedFile<T>>;

/**
 * The most bytes a file may hold. On a nearly full disk the store's writer loses everything after the first block, without an error. https://github.com/fabiospampinato/atomically/pull/18
 */
export const maxRecordSize = 4000;

/** More bytes than a record of any version has held. */
export const maxReadSize = 64 * 1024;

/** Returns the text of a record's file; undefined if there is none. Throws `UnusableFile` and the file system's error. */
export function readRecordText(file: string): string | undefined {
  return readRegularFile(file, maxReadSize);
}

/** The record was not written, and the old one stays. */
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
 * Returns the file `NAME.json`, which holds one value and its version. The current version is one more than the number of migrations;
 * `migrations[0]` turns version 1 into version 2.
 */
export function storedFile<T extends object>(
  deps: FileDeps,
  name: string,
  schema: v.GenericSchema<unknown, T>,
  migrations: readonly Migration[] = [],
) {
  const store = deps.stores.open(name);
  const current = migrations.length + 1;

  const datedSuffix = (why: 'corrupt' | 'copied'): string =>
    `${why}-${new Date(deps.clock.now()).toISOString().replaceAll(/[:.]/g, '-')}`;

  /** Renames the file to a dated name that says why. Throws the file system's error. */
  function setAside(why: 'corrupt' | 'copied'): void {
    store.setAside(datedSuffix(why));
  }

  const newer: Failure = { code: 'file-newer', file: store.fileName };

  function damaged(): UnreadableFile {
    const failure: Failure = { code: 'file-unreadable', file: store.fileName };
    try {
      if (deps.shouldKeepDamagedInPlace !== true) setAside('corrupt');
      return { type: 'unreadable', failure, isDamaged: true };
    } catch {
      // It cannot be renamed, so nothing may be written over it.
      return { type: 'unreadable', failure, isDamaged: false };
    }
  }

  function parse(content: unknown): Stored<T> {
    const versioned = v.safeParse(Versioned, content);
    if (!versioned.success) return damaged();
    const { version, ...rest } = versioned.output;
    if (version > current) return { type: 'unreadable', failure: newer, isDamaged: false };
    const migrated = migrations
      .slice(version - 1)
      .reduce<Record<string, unknown>>((old, step) => step(old), rest);
    const parsed = v.safeParse(schema, migrated);
    return parsed.success ? { type: 'value', value: parsed.output } : damaged();
  }

  /** Throws for a file of a newer version of this app, and for one that the file system does not let the app read. */
  function refuseNewer(): void {
    try {
      const old = v.safeParse(Versioned, store.read());
      if (!old.success || old.output.version <= current) return;
    } catch (error) {
      if (error instanceof SyntaxError) return;
      throw error;
    }
    throw new NotWritable(newer, 'is of a newer version');
  }

  function read(): Stored<T> {
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
    read(): Stored<T> {
      const stored = read();
      if (stored.type === 'unreadable') deps.onUnreadable?.(stored.failure);
      return stored;
    },
    /**
     * Writes durably. Throws the file system's error, and `NotWritable` for a value that could not be read again and for a file of a newer
     * version. The old content then stays.
     */
    write(value: T): void {
      const content = { version: current, ...value };
      const size = Buffer.byteLength(JSON.stringify(content));
      const unexpected: Failure = { code: 'unexpected', file: store.fileName };
      if (size > maxRecordSize) throw new NotWritable(unexpected, `would hold ${size} bytes`);
      // A value that does not fit its schema would be read as a damaged file, and lost.
      if (!v.is(schema, value)) throw new NotWritable(unexpected, 'would not be readable');
      refuseNewer();
      const old = deps.shouldKeepDamagedInPlace === true ? read() : null;
      // The damaged file stays until the new one replaces it: a missing file would count as no seat.
      if (old?.type === 'unreadable' && old.isDamaged) store.copyAside(datedSuffix('corrupt'));
      store.write(content);
    },
    erase: store.erase,
    setAside,
  };
}

/** What the codes of the file system's errors mean to a person. */
const failureCodes: ReadonlyMap<string | undefined, FailureCode> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'folder-unwritable'],
  ['EPERM', 'folder-unwritable'],
  ['EROFS', 'folder-unwritable'],
  ['EUNUSABLE', 'file-inaccessible'],
  // A link, which the app does not follow.
  ['ELOOP', 'file-inaccessible'],
  // A named pipe without a reader, or a socket.
  ['ENXIO', 'file-inaccessible'],
  ['EISDIR', 'file-inaccessible'],
  ['ENOTDIR', 'file-inaccessible'],
]);

/** Returns the failure that an error of reading a file means to a person. */
export function readFailure(error: unknown, store: Pick<Store, 'fileName'>): Failure {
  // Such as a file of another account.
  return ['EACCES', 'EPERM'].includes(errorCode(error) ?? '')
    ? { code: 'file-inaccessible', file: store.fileName }
    : storageFailure(error, store);
}

/** Returns the failure that an error of the file system means to a person. */
export function storageFailure(error: unknown, store: Pick<Store, 'fileName'>): Failure {
  if (error instanceof NotWritable) return error.failure;
  const code = failureCodes.get(errorCode(error)) ?? 'unexpected';
  return { code, file: store.fileName };
}

/**
 * Runs `write`, which changes the file, and returns whether it succeeded; an error of the file system becomes a failure that names the
 * file.
 */
export function tryWrite(fileName: string, write: () => void): Result<undefined> {
  try {
    write();
    return done(undefined);
  } catch (error) {
    return failed(storageFailure(error, { fileName }));
  }
}

/** Adds a failure that is not in the list yet: an unreadable file fails again each time it is read. */
export function addFailure(failures: Failure[], failure: Failure): void {
  const isKnown = failures.some(({ code, file }) => code === failure.code && file === failure.file);
  if (!isKnown) failures.push(failure);
}

/** Returns one failure for all unreadable files, with their names; of several reasons the first. Null for no failures. */
export function unreadableFilesFailure([first, ...others]: readonly Failure[]): Failure | null {
  if (first === undefined) return null;
  const sameCode = [first, ...others].filter(({ code }) => code === first.code);
  const names = new Set(sameCode.flatMap(({ file }) => file ?? []));
  return { code: first.code, file: [...names].join(', ') };
}
