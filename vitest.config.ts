import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // By default vitest leaves one processor free, which of two leaves half of the time unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A real server on loopback and real files: a test may take a while on a busy machine, and must not hang.
    testTimeout: 20_000,
  },
});
