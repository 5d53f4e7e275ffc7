import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The core on a newer Node, that of the Electron that people get: scripts/testing/newer-stages.ts runs it. */
export default defineConfig({
  test: {
    include: ['tests/{electron,shared}/**/*.test.ts'],
    // Long random runs, and tests of what no Node changes, add minutes and find nothing about Node.
    exclude: [
      '**/*-model.test.ts',
      '**/any-*.test.ts',
      '**/bulk/**',
      '**/{asked-first,catalogue-names,copied-computer,copied-window,customer-licenses}.test.ts',
      '**/{deep-link,foreign-names,identifiers,license-actions,license-index,limit-share}.test.ts',
      '**/{next-electron,odd-answers,other-sellers,pasted-case,pasted-text,product,products-of-seats}.test.ts',
      '**/{rate-limiter,redact,release-outcomes,several-seats-rate,support-case}.test.ts',
      '**/{days,lock,seat-migration,servers,two-computers,two-processes}.test.ts',
      '**/{typed-keys,wall-clock,whole-mails}.test.ts',
    ],
    // Loading each file's modules anew takes most of the time; on the other Node each file has its own.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
  },
});
