import type { Page } from '@playwright/test';
import { en } from '../../../shared/text/en.ts';
import { updateStates } from '../../support/update-states.ts';
import type { Scene } from './scene.ts';
import { press } from './scene-actions.ts';

/** Opens the settings of an app that knows this of newer versions. */
const settingsWith = (name: keyof ReturnType<typeof updateStates>) => async (page: Page) => {
  await press('Settings')(page);
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((updates) => window.fake.change({ updates }), updateStates(now)[name]);
};

/** The settings, with each state of an update, and *About*. */
export const settingsScenes: readonly Scene[] = [
  { name: 'settings', state: 'active', action: press('Settings') },
  {
    name: 'about',
    state: 'active',
    action: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('heading', { level: 1, name: 'About' }).waitFor();
    },
  },
  { name: 'settings-connected', state: 'sandbox-organization', action: press('Settings') },
  {
    name: 'settings-notifications',
    state: 'active',
    action: async (page) => {
      await press('Settings')(page);
      await page.evaluate(() => window.fake.change({ notificationsFail: true }));
      await page.getByText('didn’t show the last notification').waitFor();
    },
  },
  {
    name: 'settings-background',
    state: 'active',
    action: async (page) => {
      await press('Settings')(page);
      await page.getByLabel('Stay in the tray when the window is closed').check();
      await page.getByLabel('Start at login').waitFor();
    },
  },
  ...(Object.keys(updateStates(0)) as (keyof ReturnType<typeof updateStates>)[]).map((name) => ({
    name: `settings-update-${name}`,
    state: 'update-available',
    action: settingsWith(name),
  })),
  {
    name: 'settings-locked',
    state: 'token-locked',
    action: async (page) => {
      await press('Settings')(page);
      const { connectAgain } = en.settings.connection;
      await page.locator('.button-primary', { hasText: connectAgain }).waitFor();
    },
  },
  ...(['available', 'installed'] as const).map((name) => ({
    name: `settings-locked-update-${name}`,
    state: 'token-locked',
    action: settingsWith(name),
  })),
];
