import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The core on a newer Node, that of the Electron that people get: scripts/testing/newer-stages.ts runs it. */
export default defineConfig({
  test: {
    include: ['tests/{electron,shared}/**/*.test.ts'],
    // Long random runs, and tests of what no Node changes, add minutes and find nothing about Node. Left out are the services that reach files,
    // processes and servers only through the parts whose tests run here: storage, platform, polar and the command line.
    exclude: [
      '**/*-model.test.ts',
      '**/any-*.test.ts',
      '**/{activation,bulk,device,support}/**',
      '**/licenses/!(license-export|license-stream).test.ts',
      '**/{asked-first,catalogue-names,deep-link,foreign-names,identifiers,next-electron,product}.test.ts',
      '**/{killed-release-parts,rate-limiter,redact,release-outcomes,request-time,schema-versions}.test.ts',
      '**/{seller-commands,several-seats-rate,several-seats-release,support-case,transfers}.test.ts',
      '**/{days,lock,seat-migration,servers,two-computers,two-processes,wall-clock}.test.ts',
    ],
    // Loading each file's modules anew takes most of the time; on the other Node each file has its own.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
  },
});
