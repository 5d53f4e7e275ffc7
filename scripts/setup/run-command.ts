import { spawn, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';

/** How to run one command; everything has a plain default. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Default `'inherit'`. */
  readonly stdio?: StdioOptions;
  /** Milliseconds until the command is ended with SIGTERM; default never. */
  readonly timeout?: number;
  /** Let a Windows shell find `.cmd` files. */
  readonly shell?: boolean;
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs one command to its end and passes our own signals on to it, so that
 * ending a script ends what it started.
 *
 * @returns the exit code, or 128 + n when signal n ended it
 * @throws when the command cannot be started at all
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal: NodeJS.Signals): void => {
      // A terminal sends Ctrl-C to every process of the group; a second one would be ours.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const settle = (): void => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      settle();
      resolve(exitCode(code, signal));
    });
  });
}

/** The shell's convention: the code, or 128 + n when signal n ended the process. */
export function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return signal ? 128 + constants.signals[signal] : (code ?? 1);
}
