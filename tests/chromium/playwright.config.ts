import { defineConfig } from '@playwright/test';

/** The page in a newer Chromium than that of the Electron here: scripts/testing/newer-stages.ts runs it. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/chromium',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
