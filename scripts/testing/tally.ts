import { stripVTControlCharacters } from 'node:util';

/** What one stage of `npm test` found. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What failed, a line each: a test's name, or the reason where no test of its own stands for it. */
  readonly messages: readonly string[];
}

/** Adds stages up. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, one) => sum + one.passed, 0),
    failed: tallies.reduce((sum, one) => sum + one.failed, 0),
    messages: tallies.flatMap((one) => one.messages),
  };
}

/** The tally of a stage that is one thing: right or wrong. */
export function singleTally(name: string, code: number): Tally {
  return code === 0
    ? { passed: 1, failed: 0, messages: [] }
    : { passed: 0, failed: 1, messages: [`${name} ended with code ${code}.`] };
}

/** A failed test, as a runner's report tells of it. */
export interface FailedTest {
  readonly name: string;
  /** Why, in the runner's words; empty when it gave none. */
  readonly reason: string;
}

/** What a test runner's report says, whichever runner it was. */
export interface RunnerCounts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that were told not to run. */
  readonly skipped: number;
  /** Files that broke before their tests could be counted. */
  readonly broken: number;
  readonly failures: readonly FailedTest[];
}

/** A log's tail is often all that is left of a run: so much of the reason belongs into it, in lines and in letters a line. */
const maxReason = { lines: 16, letters: 240 };

function shortened(reason: string): readonly string[] {
  return stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, maxReason.lines)
    .map((line) => `  ${line.slice(0, maxReason.letters)}`);
}

/**
 * The tally of a test runner. A skipped test counts as failed, and so do a file
 * that did not load, a run without any test and a runner that ended badly
 * without a failed test: none of them may look like success.
 *
 * @param code the runner's exit code
 * @param counts undefined when the runner left no readable report
 */
export function runnerTally(name: string, code: number, counts: RunnerCounts | undefined): Tally {
  if (!counts) {
    return { passed: 0, failed: 1, messages: [`${name} left no report (code ${code}).`] };
  }
  const messages = counts.failures.flatMap(({ name: test, reason }) => [
    `${name}: “${test}” failed.`,
    ...shortened(reason),
  ]);
  let failed = counts.failed;
  if (counts.skipped > 0) {
    failed += counts.skipped;
    messages.push(`${name}: ${counts.skipped} skipped; a skipped test counts as failed.`);
  }
  if (counts.broken > 0) {
    failed += counts.broken;
    messages.push(`${name}: ${counts.broken} broke outside of any test.`);
  }
  if (failed === 0 && counts.passed === 0) {
    failed = 1;
    messages.push(`${name} ran no tests.`);
  }
  if (failed === 0 && code !== 0) {
    failed = 1;
    messages.push(`${name} ended with code ${code} although no test failed.`);
  }
  return { passed: counts.passed, failed, messages };
}
