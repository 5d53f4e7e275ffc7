import { realpathSync } from 'node:fs';

/**
 * Gives the variable TZ the name of a time zone where it names a file, such as `:/etc/localtime` or `/usr/share/zoneinfo/Europe/Berlin`. The C
 * library takes both (https://www.gnu.org/software/libc/manual/html_node/TZ-Variable.html), and Chromium's pages would show UTC. Without
 * the variable the system's zone holds. Node passes a change of it on to ICU, and Chromium that to each page.
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
