import { afterEach, expect, test, vi } from 'vitest';
import { isAlive } from '../../../electron/storage/is-alive.ts';
import { fileError } from '../../support/memory-stores.ts';

// The tests may run as root, which may signal every process, so they replace the system's answer.

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes every signal fail with this error. */
function refuseSignals(code: string): void {
  vi.spyOn(process, 'kill').mockImplementation(() => {
    throw fileError(code);
  });
}

test('this process is alive', () => {
  expect(isAlive(process.pid)).toBe(true);
});

test('a process of another user is alive', () => {
  refuseSignals('EPERM');
  expect(isAlive(4_711)).toBe(true);
});

test('a process that does not exist is not alive', () => {
  refuseSignals('ESRCH');
  expect(isAlive(4_711)).toBe(false);
});

test('isAlive sends no signal', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  isAlive(4_711);
  expect(kill.mock.calls).toEqual([[4_711, 0]]);
});
