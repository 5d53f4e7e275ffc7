import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import * as path from 'node:path';
import { isAlive } from '../../storage/is-alive.ts';

/**
 * Whether another process of this computer holds Chromium's lock of the folder, a link named `SingletonLock` to `HOST-PID`. Chromium
 * refuses a second instance in the same way where it cannot create the lock. Windows has no such file, and there a refusal always means
 * another instance.
 * https://source.chromium.org/chromium/chromium/src/+/main:chrome/browser/process_singleton_posix.cc
 */
export function hasOtherInstance(folder: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    const [, host, pid] =
      /^(.+)-(\d+)$/.exec(readlinkSync(path.join(folder, 'SingletonLock'))) ?? [];
    return host === hostname() && isAlive(Number(pid));
  } catch {
    return false;
  }
}
