import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default mergeConfig(
  base,
  defineConfig({
    test: {
      include: ['tests/{contract,electron,shared}/**/*.test.ts'],
      // The told stories take minutes, and hundreds of mutants are run one after the other. Stryker runs tests in threads of one
      // process, which cannot set the time zone.
      exclude: ['tests/**/*-model.test.ts', 'tests/shared/days.test.ts'],
      // Nor can mutated code keep a time: it asks at each expression which mutant is on.
      testNamePattern:
        /^(?!.*(?:in less than|in proportion to|takes about eight times as long|bears the day))/,
      testTimeout: 60_000,
    },
  }),
);
