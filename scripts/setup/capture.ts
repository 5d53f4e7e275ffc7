import { spawnSync } from 'node:child_process';

/** Runs a short command, on request in a shell, in which Windows finds `.cmd` files; returns its stdout and exit code (null if it did not run). */
export function capture(
  command: string,
  args: readonly string[],
  shell = false,
): { readonly code: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    shell,
    // npm lists all packages of the project in one answer of more than half a megabyte.
    maxBuffer: 16 * 2 ** 20,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // Undefined, against its type, if the command could not be started.
  return { code: status, stdout: typeof stdout === 'string' ? stdout : '' };
}
