import { beforeEach } from 'vitest';

/**
 * Pattern of names of tests that fail without an active mutant: mutated code checks at each
 * expression which mutant is active and so misses time limits, and a worker thread cannot set the
 * time zone. Stryker runs no mutant before all tests pass, and it overrides vitest's pattern of
 * names.
 */
const unfitNames = /in less than|in proportion to|takes about eight times as long|bears the day/;

beforeEach(({ task, skip }) => {
  if (unfitNames.test(task.name)) skip('not under mutation');
});
