import { en } from '../../../shared/text/en.ts';
import type { Scene } from './scene.ts';
import { openDialog, press } from './scene-actions.ts';

/** Opens the page of one of several licenses. */
const openLicense = (name: string) => press(`Details (${name})`);

/** Several licenses on one computer. */
export const severalScenes: readonly Scene[] = [
  // With several licenses the window begins with the move, and "This device" leads to their list.
  { name: 'several-moving-all-banner', state: 'several-moving-all', action: press('This device') },
  {
    name: 'several-moving-all-countdown',
    state: 'several-moving-all-holding',
    action: press('This device'),
  },
  {
    name: 'several-moving-all-add',
    state: 'several-moving-all',
    action: async (page) => {
      await press('This device')(page);
      await press('Add a license')(page);
    },
  },
  {
    name: 'several-moving-each-banner',
    state: 'several-moving-each',
    action: async (page) => {
      await press('This device')(page);
      await press(en.device.licenses.back)(page);
      await page.locator('.license-list').waitFor();
    },
  },
  { name: 'several-page', state: 'several', action: openLicense('GRAIN … 77B0E2') },
  {
    name: 'several-rename',
    state: 'several',
    action: async (page) => {
      await openLicense('GRAIN … 77B0E2')(page);
      await press('Rename…')(page);
      await page.locator('.button-primary', { hasText: 'Save' }).waitFor();
    },
  },
  {
    name: 'several-found',
    state: 'several',
    action: async (page) => {
      await press('Add a license')(page);
      await page.getByLabel('License key').fill('SEATKEEPER-TEST-1111-1111');
      await page.getByLabel('Organization ID').fill('11111111-1111-4111-8111-111111111111');
      await page.evaluate(() =>
        window.fake.setNextAnswer({
          ok: false,
          failure: { code: 'already-activated', seat: '5ea75ea2' },
        }),
      );
      await press('Continue')(page);
    },
  },
  { name: 'several-add', state: 'several-released', action: press('Add a license') },
  {
    name: 'several-dialog',
    state: 'several',
    action: openDialog('Release seat… (Lumen Studio)'),
  },
  { name: 'several-dialog-all', state: 'several', action: openDialog('Release all…') },
  {
    name: 'several-checked',
    state: 'several',
    action: async (page) => {
      await press('Check now')(page);
      await page.locator('.toast').waitFor();
      await page.locator('.foot').getByText(en.app.justNow).waitFor();
    },
  },
  { name: 'several-move', state: 'several', action: press('Move all…') },
  {
    name: 'several-move-code',
    state: 'several',
    action: async (page) => {
      await press('Move all…')(page);
      await page.getByLabel(en.move.all.withKeys).check();
      await press(en.move.file.submit)(page);
      await page.getByRole('heading', { name: en.move.code.title }).waitFor();
      await page.locator('.button-primary', { hasText: 'Release all…' }).waitFor();
      await press(en.app.actions.dismiss)(page);
    },
  },
  { name: 'several-help', state: 'several', action: press('Get help') },
];
