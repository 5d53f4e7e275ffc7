// A checker of Stryker's that lets a part of the mutants through. Stryker itself can choose files and lines, and of the mutants
// that lie in one another only all.
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
 * Whether a mutant is in the sample: the same for the same seed, whichever process asks and whatever other files are mutated.
 *
 * @param {Omit<Mutant, 'id'>} mutant
 * @param {{ share: number, seed: string }} sample `share`: of a hundred
 * @returns {boolean}
 */
export function isInSample({ fileName, mutatorName, replacement, location }, { share, seed }) {
  // The folder is another one in each run.
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
      // There is nothing to set up.
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
