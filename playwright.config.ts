import { defineConfig } from '@playwright/test';

/** Journeys that mostly wait, for deadlines and delays of real length. */
const waiting =
  /(?:answers|closing|killed-release|organization|outbox|undo-window|licenses-limits|several-licenses)\.spec\.ts$/;

/** Journeys that bundle apps under a seller's name, once for each worker: one bundles them once. */
const branded =
  /[\\/](?:product-links|purchases-page|updates|white-label|white-label-products)\.spec\.ts$/;

/**
 * Journeys that open the gallery and not the app. Playwright starts another worker, and another
 * gallery, where they follow on one that opens the app, so that they run together.
 */
const gallery =
  /[\\/](?:about|activity-log|bulk-release-form|connect-actions|license-card|lookup-form|move-all|palette|screens|several-dialog|steady-layout|support-case|toasts|transfer-code|update-buttons)\.spec\.ts$/;

const isLinux = process.platform === 'linux';
// The pictures are Linux's as well. `npm test` names what another system leaves out.
const leftOut = isLinux ? [] : ['linux/**', 'screens.spec.ts'];
const elsewhere = [
  { name: 'controls', testMatch: 'screens.spec.ts', grep: /@controls/, workers: 2 },
];

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results',
  // Each journey is an app, a stand-in and a data folder of its own.
  fullyParallel: true,
  workers: 5,
  // Three that act keep two processors busy; those that wait leave them nearly all of the time.
  projects: [
    { name: 'waiting', testMatch: waiting, workers: 2 },
    {
      name: 'acting',
      testMatch: '**/*.spec.ts',
      testIgnore: [waiting, branded, gallery, ...leftOut],
      workers: 3,
    },
    { name: 'branded', testMatch: branded, workers: 1 },
    { name: 'gallery', testMatch: gallery, testIgnore: leftOut, workers: 3 },
    ...(isLinux ? [] : elsewhere),
  ],
  // A journey that passes at the second try hides a defect.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  snapshotPathTemplate: '{testDir}/screens/{arg}{ext}',
  reporter: 'list',
});
