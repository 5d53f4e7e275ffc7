import { isDeepStrictEqual } from 'node:util';

/**
 * Replaces `node:assert` in the bundle. conf, which electron-store uses, calls one function of it, to check whether a file lacks a default,
 * and Electron compiles each of Node's modules again at every start. See docs/decisions/0002-no-ajv-and-no-semver-in-the-bundle.md.
 */
const parts = {
  deepEqual(actual: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(actual, expected)) throw new Error('Not equal.');
  },
};
export { parts as default };
