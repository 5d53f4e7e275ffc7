import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
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

/** Somebody asked us to end while a command ran; the command has ended. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  /** What the command itself ended with. */
  readonly code: number;

  constructor(signal: NodeJS.Signals, code: number) {
    super(`Ended by ${signal}.`);
    this.code = code;
  }
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs one command to its end. Signals and failures are as in `waitForExit`.
 *
 * @returns the exit code, or 128 + n when signal n ended it
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  return waitForExit(spawn(command, args, { stdio: 'inherit', ...options }));
}

/**
 * Waits for a process and passes our own signals on to it, so that ending a
 * script ends what it started.
 *
 * @returns the exit code, or 128 + n when signal n ended it
 * @throws InterruptedError when we were asked to end meanwhile, so that nothing
 *   goes on after it; another error when the process could not be started
 */
export function waitForExit(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let receivedSignal: NodeJS.Signals | undefined;
    const forward = (signal: NodeJS.Signals): void => {
      receivedSignal = signal;
      // A terminal sends Ctrl-C to every process of the group; a second one would be ours.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const stopForwarding = (): void => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      stopForwarding();
      const ended = signal ? 128 + constants.signals[signal] : (code ?? 1);
      if (receivedSignal) reject(new InterruptedError(receivedSignal, ended));
      else resolve(ended);
    });
  });
}
