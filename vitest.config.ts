import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files that replace modules or set the time zone, which others in the same process would notice. */
const alone = [
  'tests/electron/activation/other-sellers.test.ts',
  'tests/electron/bulk/next-part-kill.test.ts',
  'tests/electron/device/products-of-seats.test.ts',
  'tests/electron/storage/seat-migration.test.ts',
  'tests/shared/days.test.ts',
];

export default defineConfig({
  test: {
    // Some tests wait for servers, locks and timers of real length, so that one worker more than processors keeps all of them busy.
    maxWorkers: availableParallelism() + 1,
    // A real server on loopback and real files: a test may take a while on a busy machine, and must not hang.
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: alone,
          // Loading the same modules again for each file would take as long as the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
    // It imports JSON as only bundlers can; the lint of workflows uses it.
    server: { deps: { inline: [/@actions\//] } },
  },
});
