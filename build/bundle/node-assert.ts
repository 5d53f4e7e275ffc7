import { isDeepStrictEqual } from 'node:util';

/**
 * Stands in for `node:assert`, of which conf, under electron-store, uses one function, to see whether a file lacks a default. Electron
 * compiles each of Node's modules anew at every start. See docs/decisions/0002-no-ajv-and-no-semver-in-the-bundle.md.
 */
const parts = {
  deepEqual(actual: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(actual, expected)) throw new Error('Not equal.');
  },
};
export { parts as default };
