import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{contract,electron,shared}/**/*.test.ts'],
    // The models' random runs take too long to be repeated for each of hundreds of mutants. Stryker runs tests in threads of one process,
    // which cannot set the time zone.
    exclude: ['tests/**/*-model.test.ts', 'tests/shared/days.test.ts'],
    setupFiles: ['./scripts/mutation/unfit-tests.ts'],
    testTimeout: 60_000,
  },
});
