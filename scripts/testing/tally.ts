import { stripVTControlCharacters } from 'node:util';

/** The result of one stage of `npm test`. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Failures, one line each: a test's name, or the reason if no single test failed. */
  readonly messages: readonly string[];
  /** The tests that a runner timed; default none. */
  readonly timings?: readonly TestTiming[];
}

/** The duration of one test. */
export interface TestTiming {
  readonly name: string;
  readonly milliseconds: number;
}

/** Returns a line for each of the `count` slowest tests, the slowest first. */
export function slowestTests(timings: readonly TestTiming[], count: number): readonly string[] {
  return timings
    .toSorted((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, count)
    .map(({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

/** The tally of a stage that either passes or fails as a whole. */
export function singleTally(name: string, code: number): Tally {
  return code === 0
    ? { passed: 1, failed: 0, messages: [] }
    : { passed: 0, failed: 1, messages: [`${name} ended with code ${code}.`] };
}

/** Numbers in the report of any test runner. */
export interface RunnerCounts {
  readonly passed: number;
  readonly failed: number;
  /** Number of skipped tests. */
  readonly skipped: number;
  /** Files that failed before their tests could be counted. */
  readonly broken: number;
  /** The failed tests. `reason`: the runner's message; empty if it gave none. */
  readonly failures: readonly { readonly name: string; readonly reason: string }[];
  readonly timings: readonly TestTiming[];
}

/**
 * Limits on the printed reason, in lines and in characters per line. The end of a log is often all
 * that remains of a run.
 */
const maxReason = { lines: 16, letters: 240 };

function shortened(reason: string): readonly string[] {
  return stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, maxReason.lines)
    .map((line) => `  ${line.slice(0, maxReason.letters)}`);
}

/**
 * The tally of a test runner. A skipped test counts as failed, and so does a file that did not
 * load, a run without a test, and a runner that failed without a failed test: none of them may pass
 * as success.
 *
 * @param code the runner's exit code
 * @param counts undefined if the runner left no readable report
 */
export function runnerTally(name: string, code: number, counts: RunnerCounts | undefined): Tally {
  if (!counts) {
    return { passed: 0, failed: 1, messages: [`${name} left no report (code ${code}).`] };
  }
  const messages = counts.failures.flatMap(({ name: test, reason }) => [
    `${name}: “${test}” failed.`,
    ...shortened(reason),
  ]);
  const { passed, skipped, broken } = counts;
  const timings = counts.timings.map((test) => ({ ...test, name: `${name}: ${test.name}` }));
  if (skipped > 0) messages.push(`${name}: ${skipped} skipped; a skipped test counts as failed.`);
  if (broken > 0) messages.push(`${name}: ${broken} broke outside of any test.`);
  const failed = counts.failed + skipped + broken;
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed, messages, timings };
  const problem = passed === 0 ? 'ran no tests' : `ended with code ${code} although no test failed`;
  return { passed, failed: 1, messages: [`${name} ${problem}.`], timings };
}
