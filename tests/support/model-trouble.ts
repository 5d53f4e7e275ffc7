import { fileError, type FileOperation } from './memory-stores.ts';

/** Failures of the disk and the process, counted in file operations since the app was started. */
export interface Trouble {
  /**
   * The app dies before (even) or after (odd) operation number `floor(crashAt / 2)`; null: it
   * lives.
   */
  readonly crashAt: number | null;
  /** Writes from number `from` to `to` find the disk full. */
  readonly full: readonly [from: number, to: number] | null;
  /**
   * This operation fails with an input/output error, erasing included; `all`: every operation that
   * would change a file.
   */
  readonly brokenAt: number | 'all' | null;
}

/** No failures. */
export const noTrouble: Trouble = { crashAt: null, full: null, brokenAt: null };

/** Applies failures to the file operations of one run. */
export class FileTrouble {
  trouble: Trouble;
  #operations = 0;
  #writes = 0;

  constructor(trouble: Trouble) {
    this.trouble = trouble;
  }

  /** Throws if the next operation fails. `die` ends the run. */
  before({ operation }: FileOperation, die: () => never): void {
    const { brokenAt, crashAt, full } = this.trouble;
    if (crashAt === this.#operations * 2) die();
    if ((brokenAt === this.#operations || brokenAt === 'all') && operation !== 'read') {
      this.#operations += 1;
      throw fileError('EIO');
    }
    if (operation !== 'write') return;
    const number = this.#writes;
    this.#writes += 1;
    if (full !== null && number >= full[0] && number < full[1]) throw fileError('ENOSPC');
  }

  /** Counts an operation that succeeded. Throws if the app dies after it. */
  after(die: () => never): void {
    this.#operations += 1;
    if (this.trouble.crashAt === this.#operations * 2 - 1) die();
  }
}

/** Ends a run. The app's code may catch it; nothing that it does afterwards has an effect. */
export class Crash extends Error {}

/** Whether an error is a disk failure of the test. */
export function isFromTest(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('from a test');
}
