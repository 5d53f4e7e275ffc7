import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { RunnerCounts } from './tally.ts';

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string() })),
    }),
  ),
});

/**
 * Reads the report of vitest's `json` reporter (Jest's shape).
 * https://vitest.dev/guide/reporters.html#json-reporter
 *
 * @throws when the shape is another
 */
export function vitestCounts(report: unknown): RunnerCounts {
  const found = v.parse(vitestReport, report);
  const broken = found.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
    broken: broken.length,
  };
}

const playwrightReport = v.object({
  errors: v.array(v.unknown()),
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
});

/**
 * Reads the report of Playwright's `json` reporter. A flaky test failed once,
 * so it counts as failed.
 * https://playwright.dev/docs/test-reporters#json-reporter
 *
 * @throws when the shape is another
 */
export function playwrightCounts(report: unknown): RunnerCounts {
  const { errors, stats } = v.parse(playwrightReport, report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    broken: errors.length,
  };
}

/** Reads a report file; undefined when it is missing or not what it should be. */
export function readReport(
  file: string,
  counts: (report: unknown) => RunnerCounts,
): RunnerCounts | undefined {
  try {
    return counts(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
