import { describe, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../scripts/testing/reports.ts';
import { runnerTally, slowestTests } from '../../scripts/testing/tally.ts';

const green = { passed: 5, failed: 0, skipped: 0, broken: 0, failures: [], timings: [] };

describe('the tally of a test runner', () => {
  test('passes a good run', () => {
    expect(runnerTally('Unit', 0, green)).toEqual({
      passed: 5,
      failed: 0,
      messages: [],
      timings: [],
    });
  });

  test.each([
    ['no report', 0, undefined, 0, 1],
    ['no tests', 0, { ...green, passed: 0 }, 0, 1],
    ['a bad end without a failed test', 1, green, 5, 1],
    ['skipped tests', 0, { ...green, skipped: 2 }, 5, 2],
    ['a file that did not load', 1, { ...green, broken: 1 }, 5, 1],
    ['failed tests, counted once', 1, { ...green, failed: 3 }, 5, 3],
  ])('%s', (_, code, counts, passed, failed) => {
    expect(runnerTally('Unit', code, counts)).toMatchObject({ passed, failed });
  });

  test('names failed tests, with the start of the reason', () => {
    const lines = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
    const reason = `\u001B[31mError: 3 is not 4\u001B[39m\n\n${'x'.repeat(1_000)}\n${lines}`;
    const failures = [{ name: 'adds up', reason }];
    const { messages } = runnerTally('Unit', 1, { ...green, failed: 1, failures });
    expect(messages.slice(0, 3)).toEqual([
      'Unit: “adds up” failed.',
      '  Error: 3 is not 4',
      `  ${'x'.repeat(240)}`,
    ]);
    expect(messages).toHaveLength(17);
  });
});

describe('reports', () => {
  test('count a failed file without a failed test as broken, for vitest', () => {
    const failure = {
      status: 'failed',
      fullName: 'adds up',
      duration: 7,
      failureMessages: ['3 is not 4'],
    };
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [failure] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'counts' }] },
      ],
    };
    expect(vitestCounts(report)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
      broken: 1,
      failures: [{ name: 'adds up', reason: '3 is not 4' }],
      timings: [
        { name: 'adds up', milliseconds: 7 },
        { name: 'counts', milliseconds: 0 },
      ],
    });
  });

  test('count a flaky test as failed, for Playwright', () => {
    const tests = [{ results: [{ duration: 9, errors: [{ message: '3 is not 4' }] }] }];
    const inner = { specs: [{ title: 'adds up', ok: false, tests }] };
    const report = {
      errors: [{}],
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [{ specs: [{ title: 'counts', ok: true, tests: [] }], suites: [inner] }],
    };
    expect(playwrightCounts(report)).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
      broken: 1,
      failures: [{ name: 'adds up', reason: '3 is not 4' }],
      timings: [
        { name: 'counts', milliseconds: 0 },
        { name: 'adds up', milliseconds: 9 },
      ],
    });
  });

  test('are refused in another format', () => {
    expect(() => vitestCounts({ stats: {} })).toThrow();
    expect(() => playwrightCounts({ numPassedTests: 1 })).toThrow();
  });
});

test('the slowest tests are named, the slowest first', () => {
  const timings = [20, 61_040, 1_500].map((milliseconds, index) => ({
    name: `test ${index}`,
    milliseconds,
  }));
  expect(slowestTests(timings, 2)).toEqual(['  61.0 s  test 1', '   1.5 s  test 2']);
});
