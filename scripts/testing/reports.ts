import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { StageContext } from './run-stages.ts';
import { runnerTally, type RunnerCounts, type Tally, type TestTiming } from './tally.ts';
import { runTool } from './tools.ts';

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      status: v.string(),
      assertionResults: v.array(
        v.object({
          status: v.string(),
          fullName: v.string(),
          /** Milliseconds; missing for a test that did not run. */
          duration: v.nullish(v.number(), 0),
          failureMessages: v.optional(v.array(v.string()), []),
        }),
      ),
    }),
  ),
});

/**
 * Reads the report of vitest's `json` reporter, which has Jest's format.
 * https://vitest.dev/guide/reporters.html#json-reporter
 *
 * @throws if the format differs
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
    failures: found.testResults.flatMap((file) =>
      file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          name: fullName,
          reason: failureMessages.join('\n'),
        })),
    ),
    timings: found.testResults.flatMap((file) =>
      file.assertionResults.map(({ fullName, duration }) => ({
        name: fullName,
        milliseconds: duration,
      })),
    ),
  };
}

const playwrightSpec = v.object({
  title: v.string(),
  ok: v.boolean(),
  tests: v.array(
    v.object({
      results: v.array(
        v.object({
          /** Milliseconds. */
          duration: v.number(),
          errors: v.array(v.object({ message: v.optional(v.string()) })),
        }),
      ),
    }),
  ),
});

interface PlaywrightSuite {
  readonly specs: readonly v.InferOutput<typeof playwrightSpec>[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const playwrightSuite: v.GenericSchema<PlaywrightSuite> = v.object({
  specs: v.array(playwrightSpec),
  suites: v.optional(v.array(v.lazy(() => playwrightSuite))),
});

function failedSpecs({ specs, suites = [] }: PlaywrightSuite): RunnerCounts['failures'] {
  const ownFailures = specs
    .filter(({ ok }) => !ok)
    .map(({ title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return { name: title, reason: errors.map(({ message }) => message ?? '').join('\n') };
    });
  return [...ownFailures, ...suites.flatMap(failedSpecs)];
}

function specTimings({ specs, suites = [] }: PlaywrightSuite): readonly TestTiming[] {
  const ownTimings = specs.map(({ title, tests }) => ({
    name: title,
    milliseconds: tests
      .flatMap(({ results }) => results)
      .reduce((sum, { duration }) => sum + duration, 0),
  }));
  return [...ownTimings, ...suites.flatMap(specTimings)];
}

const playwrightReport = v.object({
  suites: v.array(playwrightSuite),
  errors: v.array(v.unknown()),
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
});

/**
 * Reads the report of Playwright's `json` reporter. A flaky test failed once, so it counts as
 * failed. https://playwright.dev/docs/test-reporters#json-reporter
 *
 * @throws if the format differs
 */
export function playwrightCounts(report: unknown): RunnerCounts {
  const { errors, stats, suites } = v.parse(playwrightReport, report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    broken: errors.length,
    failures: suites.flatMap(failedSpecs),
    timings: suites.flatMap(specTimings),
  };
}

/** Reads a report file; undefined if it is missing or malformed. */
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

/** Runs vitest and counts its tests. */
export async function runVitest(
  title: string,
  args: readonly string[],
  { env, temp, output }: StageContext,
): Promise<Tally> {
  const report = path.join(temp, `${title}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest', ['run', ...args, ...reporters], env, output);
  return runnerTally(title, code, readReport(report, vitestCounts));
}
