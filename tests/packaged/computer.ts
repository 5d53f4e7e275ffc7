import { chownSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordFile } from '../support/record-files.ts';
import { testCommand } from './packages.ts';
import { bareEnvironment, run, type RunResult, type RunOptions } from './run.ts';

/** A person's home folder on a computer without a display, with the packaged command. */
export class Computer {
  readonly home: string;
  readonly dataFolder: string;

  private constructor(home: string) {
    this.home = home;
    this.dataFolder = path.join(home, '.config', 'seatkeeper');
  }

  static async create(): Promise<Computer> {
    const home = await mkdtemp(path.join(tmpdir(), 'seatkeeper-home-'));
    await chmod(home, 0o755);
    return new Computer(home);
  }

  /** Writes a file as an earlier run of the app would have. */
  async writeRecord(name: string, record: object): Promise<void> {
    const file = recordFile(this.dataFolder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ version: 1, ...record }), { mode: 0o600 });
  }

  /** Reads a record as JSON, of the only seat or of the data folder; null if there is none. */
  async stored(name: string): Promise<Record<string, unknown> | null> {
    try {
      return JSON.parse(await readFile(recordFile(this.dataFolder, name), 'utf8'));
    } catch {
      return null;
    }
  }

  /** Runs the packaged command as this person. */
  async command(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return await run(testCommand, args, { env: bareEnvironment(this.home), ...options });
  }

  /** Gives the home to another account. */
  give(uid: number): void {
    for (const folder of [this.home, path.dirname(this.dataFolder), this.dataFolder]) {
      chownSync(folder, uid, uid);
    }
    chownSync(path.join(this.dataFolder, 'device.json'), uid, uid);
  }

  async close(): Promise<void> {
    await rm(this.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
