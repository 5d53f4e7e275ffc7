import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A pseudo-terminal with a program in it, as `script` of util-linux makes one. */
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

  /** Everything that was shown, typed lines included; a character for each byte. */
  get screen(): string {
    return this.#screen;
  }

  /** Types a line into the shell and returns once it has been carried out. */
  async enter(line: string): Promise<void> {
    const seen = this.#screen.length;
    // One line, since apt hands what is typed meanwhile on to dpkg. What is shown when it is typed has the quotes in it.
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
