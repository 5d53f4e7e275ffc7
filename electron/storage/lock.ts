import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Clock } from '../ports.ts';
import { createSerialQueue } from '../../shared/serial-queue.ts';
import { sleep } from '../timing.ts';
import { isAlive } from './is-alive.ts';
import { errorCode, readRegularFile, UnusableFile } from './regular-file.ts';

/** Lets one process at a time use the seat: the window and the command line may run at once. */
export type Lock = Pick<ReturnType<typeof createLock>, 'hold'>;

/** The same lock for work that cannot wait. */
export type SyncLock = Pick<ReturnType<typeof createLock>, 'tryHoldSync'>;

/** Another process took the lock over, because its holder gave no sign of life for too long. */
export class LockLost extends Error {
  override readonly name = 'LockLost';
}

/** Milliseconds to wait for another process, longer than a request takes, before the app reports that the seat is busy. */
export const lockTimeout = 15_000;

/** Milliseconds between two signs of life of a holder, which are the file's modification times. */
const heartbeatInterval = 2_000;
/**
 * Milliseconds without a sign of life after which a lock counts as abandoned although its process id is in use: the system gave the id to
 * another program. The waiting process counts them itself, since the file's age changes when the clock jumps.
 */
const heartbeatTimeout = 10_000;
const pollInterval = 40;

/** More bytes than a process id and a mark take. */
const maxLockFileSize = 1024;

/** Errors of a lock file that can never be read, so that waiting for its holder would be in vain. */
const permanentErrors: ReadonlySet<string | undefined> = new Set([
  'EUNUSABLE',
  'ELOOP',
  'ENXIO',
  // Windows reports these for a moment for a file that is being deleted.
  ...(process.platform === 'win32' ? [] : ['EACCES', 'EPERM']),
]);

/** Returns the lock file's content, or null if there is none or it cannot be read now. Throws if it can never be read. */
function readLockFile(file: string): string | null {
  try {
    return readRegularFile(file, maxLockFileSize) ?? null;
  } catch (error) {
    if (permanentErrors.has(errorCode(error))) throw error;
    return null;
  }
}

function makeDataFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    // The path is a link without a target, or a file.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EEXIST') {
      throw new UnusableFile('the data folder is no folder');
    }
    throw error;
  }
}

/** Returns a function to call repeatedly, which returns whether the lock's holder is gone. */
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
    // Without a process id, its writer is still writing it or died meanwhile.
    const isHeld = !Number.isInteger(pid) || isAlive(pid);
    return !isHeld || performance.now() - lastChangeAt > heartbeatTimeout;
  };
}

/** Removes an abandoned lock. If two processes try, the slower one moves a new lock, and puts it back. */
function removeAbandoned(file: string, abandoned: string): void {
  const asidePath = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, asidePath);
    if (readLockFile(asidePath) !== abandoned) fs.linkSync(asidePath, file);
  } catch {
    // Another process was faster; the next attempt reads what is there now.
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
    // A full disk takes the file and not its content. Without an owner, every process would wait for it.
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Returns a lock over a file in the folder, which holds the holder's process id and a random mark. `cleanUp` runs when this process first
 * holds the lock, and may remove what a killed process left behind. `name`: of the file.
 */
export function createLock(
  folder: string,
  clock: Clock,
  cleanUp: () => void = () => {},
  name = 'seat.lock',
) {
  const file = path.join(folder, name);
  const enqueue = createSerialQueue();
  let isCleanedUp = false;

  async function acquire(timeout: number): Promise<string | null> {
    const ownerMark = `${process.pid} ${randomUUID()}`;
    const isAbandoned = createAbandonedCheck(file);
    let start: number | null = null;
    while (!tryCreate(file, ownerMark)) {
      // Read first when another process holds the lock: Node loads this clock at its first use, which takes 1 ms.
      start ??= performance.now();
      const content = readLockFile(file);
      if (content !== null && isAbandoned(content)) removeAbandoned(file, content);
      else if (performance.now() - start > timeout) return null;
      else await sleep(clock, pollInterval);
    }
    return ownerMark;
  }

  function cleanUpOnce(): void {
    if (isCleanedUp) return;
    isCleanedUp = true;
    try {
      cleanUp();
    } catch {
      // The work does not depend on it.
    }
  }

  function release(ownerMark: string): void {
    try {
      if (readLockFile(file) === ownerMark) fs.rmSync(file, { force: true });
    } catch {
      // Another entry has taken its name.
    }
  }

  /** Creates the lock file; once more if its holder's process has ended. Returns null if it is held. */
  function tryAcquire(): string | null {
    const ownerMark = `${process.pid} ${randomUUID()}`;
    if (tryCreate(file, ownerMark)) return ownerMark;
    const content = readLockFile(file);
    if (content !== null && createAbandonedCheck(file)(content)) removeAbandoned(file, content);
    // The holder may have released it meanwhile.
    return tryCreate(file, ownerMark) ? ownerMark : null;
  }

  function renew(ownerMark: string): void {
    if (readLockFile(file) !== ownerMark) throw new LockLost('Another process has taken the lock');
    fs.utimesSync(file, new Date(), new Date());
  }

  async function run<T>(timeout: number, work: () => Promise<T>): Promise<T | null> {
    makeDataFolder(folder);
    const ownerMark = await acquire(timeout);
    if (ownerMark === null) return null;
    const heartbeatTimer = setInterval(() => {
      fs.utimes(file, new Date(), new Date(), () => {
        // The work is done and the lock removed.
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
    /**
     * Runs `work` under the lock and returns its result, or null if another process held the lock for `timeout` milliseconds.
     * Rejects with the file system's error if the folder cannot be written.
     */
    hold: async <T>(timeout: number, work: () => Promise<T>): Promise<T | null> =>
      await enqueue(async () => await run(timeout, work)),

    /**
     * Runs `work`, which is synchronous, under the lock and returns its result, or null at once if another process or other work of this
     * process holds the lock. `work` calls `renew` at least every few seconds: it shows that the holder is alive, and throws `LockLost` if
     * another process has taken the lock over. Throws the file system's error if the folder cannot be written.
     */
    tryHoldSync<T>(work: (renew: () => void) => T): T | null {
      makeDataFolder(folder);
      const ownerMark = tryAcquire();
      if (ownerMark === null) return null;
      try {
        cleanUpOnce();
        return work(() => {
          renew(ownerMark);
        });
      } finally {
        release(ownerMark);
      }
    },
  };
}
