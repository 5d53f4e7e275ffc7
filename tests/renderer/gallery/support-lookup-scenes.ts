import type { Page } from '@playwright/test';
import { en } from '../../../shared/text/en.ts';
import { type AdminScene, adminState as state, large, openList } from './admin-scene.ts';
import { press } from './scene-actions.ts';

const openSupportLookup = async (page: Page) => {
  await openList(page);
  await press(en.app.nav.support)(page);
};

/** A mail with a support case, as the fake answer marks it. */
const caseMail = 'From: Anna Berg <anna@brightwater.example>\n\nSupport request BCDF-GHJK';

/** A mail with the key of one customer and the address of another, as the fake answer marks it. */
const contradictoryMail =
  'From: noor@haddad.example\n\nHer license is ****-5A90C1. Please release all of it today.';

const findCase = async (page: Page) => {
  await openSupportLookup(page);
  await page.getByLabel('Paste what the customer sent').fill(caseMail);
  await press('Find')(page);
  await page.getByRole('heading', { name: 'Release the seat of “render-node-2”?' }).waitFor();
  await page.getByRole('heading', { name: 'Tomás Villar' }).waitFor();
};

const findIn = (text: string, heading: string) => async (page: Page) => {
  await openSupportLookup(page);
  await page.getByLabel('Paste what the customer sent').fill(text);
  await press('Find')(page);
  await page.getByRole('heading', { name: heading }).waitFor();
};

/** The support lookup. */
export const supportLookupScenes: readonly AdminScene[] = [
  { name: 'support-lookup', state, action: openSupportLookup },
  { name: 'support-lookup-found', state, action: findCase },
  {
    name: 'support-lookup-contradiction',
    state,
    action: findIn(contradictoryMail, 'belong to different licenses'),
  },
  {
    name: 'support-lookup-not-understood',
    state,
    action: findIn('Hello, it does not work any more.', 'Nothing recognized in this message'),
  },
  {
    name: 'support-lookup-reply',
    state,
    action: async (page) => {
      await findCase(page);
      await press('Release seat')(page);
      await page.getByRole('heading', { name: 'Reply to the customer' }).waitFor();
      await page.locator('.panel-history').getByText('BCDF-GHJK').waitFor();
      // It would stay in English in the German picture.
      await press(en.app.actions.dismiss)(page);
    },
  },
  {
    name: 'support-lookup-undo',
    state,
    action: async (page) => {
      await findCase(page);
      // The press and the countdown at once: with the countdown the button is gone, and without it the seat is released.
      await page.evaluate((given) => {
        window.fake.setOrganization({ ...given, undoUntil: Date.now() + 4_000 });
        const buttons = Array.from(document.querySelectorAll('button'));
        buttons.find(({ textContent }) => textContent === 'Release seat')?.click();
      }, large(12_300));
      await page.getByRole('heading', { name: 'Releasing the seat of “render-node-2”' }).waitFor();
      const release = page.getByRole('button', {
        name: en.licensePanel.seats.releaseOf('render-node-2'),
      });
      await release.and(page.locator('[aria-disabled]')).waitFor();
    },
  },
  {
    name: 'support-lookup-template',
    state,
    action: async (page) => {
      await findCase(page);
      await press('Release seat')(page);
      await press('Edit template…')(page);
      await page.getByLabel('Template', { exact: true }).fill('Hello {nam}, {outcome}');
      await press('Save template')(page);
      await page.locator('.lookup-template .field-problem').waitFor();
    },
  },
];
