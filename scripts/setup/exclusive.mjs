import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds after which a lock is stale, since process ids are reused. */
const MAX_LOCK_AGE = 30 * 60_000;
/** Milliseconds after which a lock without an owner is stale. */
const MAX_EMPTY_AGE = 5_000;

/**
 * Runs `work` while no other process runs work under the same lock file, so that two set-ups that
 * run at once do not interfere. The lock of a process that no longer runs is taken over.
 *
 * @template T
 * @param {string} lockFile absolute path; its folder is created if missing
 * @param {() => T | Promise<T>} work
 * @param {() => void} onWait called once if another process holds the lock
 * @returns {Promise<T>} the result of `work`; its failure is passed on
 */
export async function exclusive(lockFile, work, onWait = () => undefined) {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  let hasWaited = false;
  while (!tryCreate(lockFile)) {
    if (isAbandoned(lockFile)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!hasWaited) onWait();
    hasWaited = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
function tryCreate(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} lockFile */
function isAbandoned(lockFile) {
  try {
    const age = Date.now() - statSync(lockFile).mtimeMs;
    const owner = readFileSync(lockFile, 'utf8');
    // The owner creates the file a moment before it writes its id.
    if (owner === '') return age > MAX_EMPTY_AGE;
    return age > MAX_LOCK_AGE || !isRunning(Number(owner));
  } catch {
    return false;
  }
}

/**
 * @param {number} pid
 * @returns {boolean} whether a process with this id runs, under any account
 */
function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
