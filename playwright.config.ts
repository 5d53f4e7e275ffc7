import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Each journey is an app, a stand-in and a data folder of its own.
  fullyParallel: true,
  workers: 2,
  // A journey that passes at the second try hides a defect.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  snapshotPathTemplate: '{testDir}/screens/{arg}{ext}',
  reporter: 'list',
});
