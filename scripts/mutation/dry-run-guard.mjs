// A reporter for Stryker that ends a run whose first pass over the unmutated code ran too few tests.
// Stryker shows its own number and compares it with nothing: a mutated file that no longer parses,
// for example by a wrong escape in a regular expression, takes its tests away without a failure, and
// its mutants survive.

/**
 * Returns the sentence about missing tests, or undefined if none is missing.
 *
 * @param {number} ran number of tests of the first pass
 * @param {number} expected number of tests that vitest lists
 * @returns {string | undefined}
 */
export function missingTests(ran, expected) {
  if (ran >= expected) return undefined;
  return `Only ${ran} of ${expected} tests ran in the first pass: a mutated file does not parse or load. No mutant was tried. Mutate fewer files to find it.`;
}

function createDryRunGuard() {
  const expected = Number(process.env['SEATKEEPER_TEST_COUNT'] ?? 0);
  return {
    /** @param {{ result: { tests: unknown[] } }} event */
    onDryRunCompleted({ result }) {
      const problem = missingTests(result.tests.length, expected);
      if (problem === undefined) return;
      console.error(problem);
      // Stryker only logs an error that a reporter throws.
      process.exit(1);
    },
  };
}
createDryRunGuard.inject = /** @type {const} */ ([]);

export const strykerPlugins = [
  { kind: 'Reporter', name: 'dry-run-guard', factory: createDryRunGuard },
];
