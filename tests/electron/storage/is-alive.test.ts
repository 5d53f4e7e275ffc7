import { afterEach, expect, test, vi } from 'vitest';
import { isAlive } from '../../../electron/storage/is-alive.ts';
import { fileError } from '../../support/memory-stores.ts';

// A test that runs as root may signal every process, so the system's answer is given here.

afterEach(() => {
  vi.restoreAllMocks();
});

/** Lets the system refuse every signal with this error. */
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

test('the process is asked about, and no signal is sent to it', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  isAlive(4_711);
  expect(kill.mock.calls).toEqual([[4_711, 0]]);
});
