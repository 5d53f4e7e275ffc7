import { realpathSync } from 'node:fs';

/**
 * Replaces a file in the variable TZ, such as `:/etc/localtime` or `/usr/share/zoneinfo/Europe/Berlin`, by the name of its time zone. The C
 * library accepts both (https://www.gnu.org/software/libc/manual/html_node/TZ-Variable.html), but Chromium's pages would show UTC. For
 * `/etc/localtime` the variable is removed, so that the system's zone applies. Node passes the change to ICU, and Chromium to each page.
 */
export function normalizeTimeZone(env: NodeJS.ProcessEnv): void {
  const file = /^:?(\/.+)$/.exec(env['TZ'] ?? '')?.[1];
  if (file === undefined) return;
  if (file === '/etc/localtime') {
    delete env['TZ'];
    return;
  }
  const zone = /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(resolveLinks(file))?.[1];
  if (zone !== undefined && isTimeZone(zone)) env['TZ'] = zone;
}

function resolveLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
