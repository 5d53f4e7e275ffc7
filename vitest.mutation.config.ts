import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{contract,electron,shared}/**/*.test.ts'],
    // The stories of the models take minutes, and hundreds of mutants are run one after the other. Stryker runs tests in threads of one
    // process, which cannot set the time zone.
    exclude: ['tests/**/*-model.test.ts', 'tests/shared/days.test.ts'],
    setupFiles: ['./scripts/mutation/unfit-tests.ts'],
    testTimeout: 60_000,
  },
});
