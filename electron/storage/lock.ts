import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Clock } from '../ports.ts';
import { isAlive } from './is-alive.ts';
import { errorCode, readRegularFile, UnusableFile } from './regular-file.ts';

/** Lets one process at a time touch the seat: the window and the command line may run at once. */
export interface Lock {
  /**
   * Runs `work` while holding the lock, waiting up to `timeout` milliseconds for it; null when it stayed taken.
   * Rejects with the file system's error where the folder cannot be written.
   */
  hold<T>(timeout: number, work: () => Promise<T>): Promise<T | null>;
}

/** How long another process may keep the seat to itself before we say so, in milliseconds: longer than a request takes. */
export const lockTimeout = 15_000;

/** A holder shows every so many milliseconds that it still works. */
const heartbeatInterval = 2_000;
/**
 * Without a sign for so many milliseconds, counted by who waits, a lock is abandoned although its process id is in use: the id
 * was given to another program. Not told by the file's age, since a clock may jump.
 */
const heartbeatTimeout = 10_000;
const pollInterval = 40;

/** More than a process id and a mark take, in bytes. */
const maxLockFileSize = 1024;

/** Errors of a lock that is there and can never be read, so that waiting for its holder would be in vain. */
const permanentErrors: ReadonlySet<string | undefined> = new Set([
  'EUNUSABLE',
  'ELOOP',
  'ENXIO',
  // On Windows a file that is being deleted answers with these for a moment.
  ...(process.platform === 'win32' ? [] : ['EACCES', 'EPERM']),
]);

/** The lock's content; null while there is none, or none that can be read now. Throws where it can never be read. */
function readLockFile(file: string): string | null {
  try {
    return readRegularFile(file, maxLockFileSize) ?? null;
  } catch (error) {
    if (permanentErrors.has(errorCode(error))) throw error;
    return null;
  }
}

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    // A link whose target is missing, or something else than a folder.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EEXIST') {
      throw new UnusableFile('the data folder is no folder');
    }
    throw error;
  }
}

/** Tells, looking again and again, whether the lock's holder is gone. */
function createAbandonedCheck(file: string): (content: string) => boolean {
  let lastHeartbeat = '';
  let lastChangeAt = 0;
  return (content) => {
    const heartbeat = `${content} ${fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs}`;
    if (heartbeat !== lastHeartbeat) {
      lastHeartbeat = heartbeat;
      lastChangeAt = performance.now();
    }
    const pid = Number.parseInt(content, 10);
    // No process id: it is being written just now, or its writer died over it.
    const isHeld = !Number.isInteger(pid) || isAlive(pid);
    return !isHeld || performance.now() - lastChangeAt > heartbeatTimeout;
  };
}

/** Takes an abandoned lock away. Two may try: the loser finds that it moved a fresh lock, and puts it back. */
function removeAbandoned(file: string, abandoned: string): void {
  const asidePath = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, asidePath);
    if (readLockFile(asidePath) !== abandoned) fs.linkSync(asidePath, file);
  } catch {
    // Somebody else was faster: the next try sees what is there now.
  } finally {
    fs.rmSync(asidePath, { force: true });
  }
}

function tryCreate(file: string, ownerMark: string): boolean {
  let handle: number;
  try {
    handle = fs.openSync(file, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    fs.writeSync(handle, ownerMark);
    return true;
  } catch (error) {
    // A full disk takes the file and not its content: a lock of nobody's, that everybody would wait for.
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * A lock file in the given folder. Its content is the holder's process id and a mark of its own. `cleanUp` runs when this process first
 * holds it: what a killed holder left behind is then nobody's.
 */
export function createLock(folder: string, clock: Clock, cleanUp: () => void = () => {}): Lock {
  const file = path.join(folder, 'seat.lock');
  let queue: Promise<unknown> = Promise.resolve();
  let isCleanedUp = false;

  async function acquire(timeout: number): Promise<string | null> {
    const ownerMark = `${process.pid} ${randomUUID()}`;
    const isAbandoned = createAbandonedCheck(file);
    let start: number | null = null;
    while (!tryCreate(file, ownerMark)) {
      // Not before somebody is in the way: Node loads this clock when it is first asked for, which takes a command 1 ms.
      start ??= performance.now();
      const content = readLockFile(file);
      if (content !== null && isAbandoned(content)) removeAbandoned(file, content);
      else if (performance.now() - start > timeout) return null;
      else await new Promise<void>((resolve) => clock.schedule(pollInterval, resolve));
    }
    return ownerMark;
  }

  function cleanUpOnce(): void {
    if (isCleanedUp) return;
    isCleanedUp = true;
    try {
      cleanUp();
    } catch {
      // What cannot be tidied must not stop what the lock is held for.
    }
  }

  function release(ownerMark: string): void {
    try {
      if (readLockFile(file) === ownerMark) fs.rmSync(file, { force: true });
    } catch {
      // Something else stands in its place now.
    }
  }

  async function run<T>(timeout: number, work: () => Promise<T>): Promise<T | null> {
    makeFolder(folder);
    const ownerMark = await acquire(timeout);
    if (ownerMark === null) return null;
    const heartbeatTimer = setInterval(() => {
      fs.utimes(file, new Date(), new Date(), () => {
        // Too late for a sign: the work is done and the lock gone.
      });
    }, heartbeatInterval).unref();
    try {
      cleanUpOnce();
      return await work();
    } finally {
      clearInterval(heartbeatTimer);
      release(ownerMark);
    }
  }

  return {
    async hold(timeout, work) {
      const result = queue.then(async () => await run(timeout, work));
      queue = result.catch(() => null);
      return await result;
    },
  };
}
