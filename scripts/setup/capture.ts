import { spawnSync } from 'node:child_process';

/** Runs a short command; returns its stdout and exit code (null if it did not run). */
export function capture(
  command: string,
  args: readonly string[],
): { readonly code: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // Undefined, against its type, if the command could not be started.
  return { code: status, stdout: typeof stdout === 'string' ? stdout : '' };
}
