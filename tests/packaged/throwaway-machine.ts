import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, type RunResult } from './run.ts';
import { Terminal } from './terminal.ts';

/**
 * A copy of this machine's file system, copied on write into memory: tests install packages, create
 * accounts and delete files in it with the real tools, and nothing remains afterwards. It shares
 * the network, so that it can reach a stand-in on loopback. Needs root.
 * https://docs.kernel.org/filesystems/overlayfs.html
 */
const build = `
  mount -t tmpfs seatkeeper "$1" &&
  mkdir "$1/upper" "$1/work" "$1/root" &&
  mount -t overlay seatkeeper -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root" &&
  for folder in proc sys dev; do mount --rbind "/$folder" "$1/root/$folder" || exit 1; done &&
  mount -t tmpfs seatkeeper "$1/root/tmp" && chmod 1777 "$1/root/tmp" &&
  mkdir "$1/root/packages" && mount --bind "$2" "$1/root/packages" &&
  echo ready && exec cat
`;

const environment = (home: string): Readonly<Record<string, string>> => ({
  HOME: home,
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
});

/** Options of a line of shell in the copy. */
interface LineOptions {
  /** Default: root. */
  readonly account?: string;
  readonly input?: string;
  /** Added to a bare environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running copy of this machine. */
export class ThrowawayMachine {
  readonly #holder: ChildProcess;
  readonly #folder: string;

  private constructor(holder: ChildProcess, folder: string) {
    this.#holder = holder;
    this.#folder = folder;
  }

  /** Creates one. `packages`: a folder of this machine that appears as /packages in the copy. */
  static async create(packages: string): Promise<ThrowawayMachine> {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-machine-'));
    const args = ['--mount', '--propagation', 'private', 'sh', '-c', build, 'sh', folder, packages];
    // Its mounts end with it: `cat` ends when its input closes.
    const holder = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let printed = '';
    holder.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const ended = once(holder, 'exit').then(() => {
      throw new Error(`No copy of this machine could be made: ${printed}`);
    });
    await Promise.race([once(holder.stdout, 'data'), ended]);
    ended.catch(() => undefined);
    return new ThrowawayMachine(holder, folder);
  }

  /** Runs a line of shell in it, by default as root. */
  async sh(line: string, options: LineOptions = {}): Promise<RunResult> {
    const user = options.account === undefined ? [] : ['runuser', '-u', options.account, '--'];
    const [command, ...args] = this.#inside(...user, 'sh', '-c', line);
    return await run(command, args, {
      env: {
        ...environment(options.account === undefined ? '/root' : `/home/${options.account}`),
        ...options.env,
      },
      input: options.input ?? '',
      maxWait: 120_000,
    });
  }

  /** Runs a line of shell that must succeed; returns its standard output. */
  async runOrThrow(line: string, options: LineOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.sh(line, options);
    if (code !== 0) throw new Error(`${line} ended with ${code}: ${stdout}${stderr}`);
    return stdout;
  }

  /**
   * Starts a line of shell as root that runs until its input ends, and returns once it has printed
   * the word.
   */
  async start(line: string, word: string): Promise<{ readonly end: () => Promise<void> }> {
    const [command, ...args] = this.#inside('sh', '-c', line);
    const child = spawn(command, args, { env: environment('/root') });
    const ended = once(child, 'exit');
    let output = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          if (output.includes(word)) resolve();
        });
      }
      child.on('exit', () => reject(new Error(`It ended: ${output}`)));
    });
    return {
      end: async () => {
        child.stdin.end();
        await ended;
      },
    };
  }

  /** Opens a terminal in it, with an interactive shell of root. */
  openTerminal(): Terminal {
    return new Terminal(this.#inside('bash', '--norc', '--noprofile', '-i'), environment('/root'));
  }

  /** The command that runs this one in the copy. */
  #inside(...command: readonly string[]): readonly [string, ...string[]] {
    const root = path.join(this.#folder, 'root');
    return ['nsenter', '--mount', `--target=${this.#holder.pid}`, 'chroot', root, ...command];
  }

  async close(): Promise<void> {
    const ended = once(this.#holder, 'exit');
    this.#holder.stdin?.end();
    await ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
