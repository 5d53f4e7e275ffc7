import { defineConfig } from 'vitest/config';

/**
 * Tests of packages: `npm test -- packaged` builds the packages and runs these. The files run one
 * after the other, since all share one server's port.
 */
export default defineConfig({
  test: {
    include: ['tests/packaged/**/*.packaged.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
