import { fileError, type SeatFolderOperation } from '../memory-stores.ts';
import { Crash } from '../model-trouble.ts';

/** Failures of the disk and the process, counted in changes of the disk and requests since the process was started. */
export interface RunTrouble {
  /** The process dies before this change or request; null: it lives. */
  readonly crashAt: number | null;
  /** Writes from number `from` to `to` find the disk full. */
  readonly full: readonly [from: number, to: number] | null;
  /** This change fails with an input/output error. */
  readonly brokenAt: number | null;
}

/** No failures. */
export const noRunTrouble: RunTrouble = { crashAt: null, full: null, brokenAt: null };

const writes: ReadonlySet<string> = new Set([
  'write',
  'copy',
  'replace',
  'copy-aside',
  'copy-original',
]);

/** Applies failures to one run of a process. */
export class RunTroubles {
  trouble: RunTrouble;
  #steps = 0;
  #writes = 0;

  constructor(trouble: RunTrouble) {
    this.trouble = trouble;
  }

  /** Throws if the next change of the disk fails. `die` ends the process. */
  change({ operation }: SeatFolderOperation, die: () => void): void {
    const step = this.#next();
    if (this.trouble.crashAt === step) {
      die();
      throw new Crash();
    }
    if (this.trouble.brokenAt === step) throw fileError('EIO');
    if (!writes.has(operation)) return;
    const { full } = this.trouble;
    const number = this.#writes;
    this.#writes += 1;
    if (full !== null && number >= full[0] && number < full[1]) throw fileError('ENOSPC');
  }

  /** Returns whether the process dies before the next request. */
  diesAtRequest(): boolean {
    return this.#next() === this.trouble.crashAt;
  }

  #next(): number {
    const step = this.#steps;
    this.#steps += 1;
    return step;
  }
}
