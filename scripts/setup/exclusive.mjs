import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds after which a lock is stale, since process ids are reused. */
const MAX_LOCK_AGE = 30 * 60_000;

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
  // A hard link appears complete or not at all, so that no process reads a lock without an owner.
  const claim = `${lockFile}.${randomUUID()}`;
  writeFileSync(claim, String(process.pid));
  try {
    let waited = false;
    while (!tryLink(claim, lockFile)) {
      if (isAbandoned(lockFile)) {
        rmSync(lockFile, { force: true });
        continue;
      }
      if (!waited) onWait();
      waited = true;
      await sleep(200);
    }
  } finally {
    rmSync(claim, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} lockFile */
function isAbandoned(lockFile) {
  try {
    if (Date.now() - statSync(lockFile).mtimeMs > MAX_LOCK_AGE) return true;
    return !isRunning(Number(readFileSync(lockFile, 'utf8')));
  } catch {
    return false;
  }
}

/**
 * @param {number} pid
 * @returns {boolean} whether a process with this id runs, under any account
 */
export function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
