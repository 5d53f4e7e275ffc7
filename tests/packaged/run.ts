import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The result of a process. */
export interface RunResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Options for running a process. */
export interface RunOptions {
  /** The whole environment; default: a bare one without a display. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: this process's folder. */
  readonly cwd?: string;
  /** Content of standard input; null leaves it open and silent. Default: empty. */
  readonly input?: string | Uint8Array | null;
  /** Milliseconds until SIGKILL, which the test then sees. Default 30 s. */
  readonly maxWait?: number;
  /** Called once it runs, with a function that sends it a signal. */
  readonly meanwhile?: (signal: (name: NodeJS.Signals) => void) => void;
}

/** The environment of a service or an installer: no display, no session. */
export function bareEnvironment(home: string): Readonly<Record<string, string>> {
  return { HOME: home, PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' };
}

/** Runs a program until it exits. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const started = performance.now();
  const { cwd, env = bareEnvironment('/dev/null/none') } = options;
  const child = spawn(command, args, { cwd, env });
  child.stdin.on('error', () => undefined);
  if (options.input !== null) child.stdin.end(options.input ?? '');
  const timer = setTimeout(() => child.kill('SIGKILL'), options.maxWait ?? 30_000);
  options.meanwhile?.((name) => child.kill(name));
  const ended = new Promise<Pick<RunResult, 'code' | 'signal' | 'milliseconds'>>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        resolve({ code, signal, milliseconds: performance.now() - started });
      });
    },
  );
  const [stdout, stderr, end] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  return { ...end, stdout, stderr };
}
