// A checker for Stryker that lets only a sample of the mutants through. Stryker itself selects by
// files and lines only.
import { createHash } from 'node:crypto';

/**
 * @typedef {object} Mutant
 * @property {string} id
 * @property {string} fileName
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {{ start: { line: number, column: number }, end: { line: number, column: number } }} location
 */

/**
 * Whether a mutant is in the sample. The same seed selects the same mutants in every process,
 * independent of the other mutated files.
 *
 * @param {Omit<Mutant, 'id'>} mutant
 * @param {{ share: number, seed: string }} sample `share`: percentage
 * @returns {boolean}
 */
export function isInSample({ fileName, mutatorName, replacement, location }, { share, seed }) {
  // The folder differs in each run.
  const [file = fileName] = /(?:electron|shared)[\\/].*$/.exec(fileName) ?? [];
  const { start, end } = location;
  const name = [seed, file.replaceAll('\\', '/'), mutatorName, replacement];
  const position = [start.line, start.column, end.line, end.column];
  const hash = createHash('sha256').update(JSON.stringify([...name, ...position]));
  return hash.digest().readUInt32BE() / 2 ** 32 < share / 100;
}

function createSampleChecker() {
  const { SEATKEEPER_MUTATION_SHARE: share = '100', SEATKEEPER_SEED: seed = '1' } = process.env;
  const sample = { share: Number(share), seed };
  return {
    async init() {
      // No set-up is needed.
    },
    /** @param {Mutant[]} mutants */
    async check(mutants) {
      return Object.fromEntries(
        mutants.map((mutant) => [
          mutant.id,
          isInSample(mutant, sample)
            ? { status: 'passed' }
            : { status: 'compileError', reason: 'not in the sample' },
        ]),
      );
    },
    /** @param {Mutant[]} mutants */
    async group(mutants) {
      return [mutants.map(({ id }) => id)];
    },
  };
}
createSampleChecker.inject = /** @type {const} */ ([]);

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: createSampleChecker }];
