import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';

/** This process was asked to end while a command ran; the command has ended. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  /** The exit code of the command. */
  readonly code: number;

  constructor(signal: NodeJS.Signals, code: number) {
    super(`Ended by ${signal}.`);
    this.code = code;
  }
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs one command until it exits, by default with this process's input and output. Signals and failures are as in `waitForExit`.
 *
 * @returns the exit code, or 128 + n if signal n ended it
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return waitForExit(spawn(command, args, { stdio: 'inherit', ...options }));
}

/**
 * Waits for a process and forwards this process's signals to it, so that ending a script ends what
 * it started.
 *
 * @returns the exit code, or 128 + n if signal n ended it
 * @throws InterruptedError if this process was asked to end meanwhile, so that the caller stops;
 * another error if the process could not be started
 */
export function waitForExit(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let receivedSignal: NodeJS.Signals | undefined;
    const forward = (signal: NodeJS.Signals): void => {
      receivedSignal = signal;
      // A terminal sends Ctrl-C to every process of the group; forwarding it would send a second
      // one.
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
