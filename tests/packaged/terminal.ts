import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A pseudo-terminal with a program in it, made by `script` of util-linux. */
export class Terminal {
  readonly #script: ChildProcess;
  #screen = '';
  #onChange: () => void = () => undefined;
  #hasEnded = false;

  constructor(command: readonly string[], env: Readonly<Record<string, string>>) {
    const line = command.map((word) => `'${word}'`).join(' ');
    this.#script = spawn('script', ['--quiet', '--flush', '--command', line, '/dev/null'], {
      env: { ...env, PS1: '', TERM: 'dumb' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#script.stdout?.on('data', (chunk: Buffer) => {
      this.#screen += chunk.toString('latin1');
      this.#onChange();
    });
    this.#script.on('exit', () => {
      this.#hasEnded = true;
      this.#onChange();
    });
  }

  /** Everything that was shown, including typed lines; one character per byte. */
  get screen(): string {
    return this.#screen;
  }

  /** Types a line into the shell and returns once it has run. */
  async enter(line: string): Promise<void> {
    const seen = this.#screen.length;
    // One line, since apt passes typed input to dpkg. The shown input has the quotes in it.
    this.#script.stdin?.write(`${line}; echo end-of-''line\n`);
    await new Promise<void>((resolve, reject) => {
      this.#onChange = () => {
        if (this.#screen.includes('end-of-line', seen)) resolve();
        else if (this.#hasEnded) reject(new Error(`The terminal closed:\n${this.#screen}`));
      };
    });
  }

  async close(): Promise<void> {
    if (this.#hasEnded) return;
    const ended = once(this.#script, 'exit');
    this.#script.stdin?.write('exit\n');
    await ended;
  }
}
