import { spawnSync } from 'node:child_process';

/** What a short command said on stdout, and its exit code (null when it did not run). */
export function capture(
  command: string,
  args: readonly string[],
): { readonly code: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // Undefined, whatever its type says, when the command could not be started.
  return { code: status, stdout: typeof stdout === 'string' ? stdout : '' };
}
