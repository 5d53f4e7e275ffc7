import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // A real server on loopback and real files: a test may take a while on a busy machine, and must not hang.
    testTimeout: 20_000,
  },
});
