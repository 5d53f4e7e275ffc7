import { en } from '../../../shared/text/en.ts';
import {
  type AdminScene,
  adminState as state,
  focusLast,
  open,
  openList,
  openUnusual,
} from './admin-scene.ts';
import { openDialog, press } from './scene-actions.ts';

/** The list of licenses. */
export const licenseListScenes: readonly AdminScene[] = [
  { name: 'licenses', state, action: openList },
  {
    name: 'licenses-complete',
    state,
    action: open((now) => ({
      licenses: 9,
      index: { type: 'complete', read: 9, total: 9, unreadable: 0, at: now - 120_000 },
    })),
  },
  {
    name: 'licenses-survey',
    state,
    action: open((now) => ({
      licenses: 40_112,
      index: { type: 'complete', read: 40_112, total: 40_112, unreadable: 0, at: now - 120_000 },
      survey: { type: 'checking', unchecked: 31_020, total: 40_112, waitingUntil: null },
    })),
  },
  { name: 'licenses-unusual', state, action: openUnusual(null) },
  {
    name: 'licenses-beginning',
    state,
    action: open(() => ({
      licenses: 0,
      index: { type: 'reading', read: 0, total: 0, unreadable: 0, waitingUntil: null },
    })),
  },
  {
    name: 'licenses-stopped',
    state,
    action: open(() => ({
      licenses: 40_112,
      index: {
        type: 'stopped',
        read: 12_300,
        total: 40_112,
        unreadable: 0,
        failure: { code: 'token-rejected' },
      },
    })),
  },
  {
    name: 'licenses-unread',
    state,
    action: async (page) => {
      await open(() => ({
        licenses: 0,
        index: {
          type: 'stopped',
          read: 0,
          total: 0,
          unreadable: 0,
          failure: { code: 'network-unreachable' },
        },
      }))(page);
      await page.locator('.button-primary', { hasText: en.app.actions.tryAgain }).waitFor();
      await page.getByRole('button', { name: en.bulkRelease.open }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'licenses-empty',
    state,
    action: open((now) => ({
      licenses: 0,
      index: { type: 'complete', read: 0, total: 0, unreadable: 0, at: now },
    })),
  },
  {
    name: 'licenses-nothing-fits',
    state,
    action: async (page) => {
      await openList(page);
      await page.getByRole('searchbox').fill('no such customer');
      await page.getByRole('heading', { name: en.licenses.nothingFound.asFarAsKnown }).waitFor();
    },
  },
  {
    name: 'licenses-filters',
    state,
    action: async (page) => {
      await openList(page);
      const { add, status, only, atLimit } = en.licenses.search;
      await press(add)(page);
      await page.getByLabel(status, { exact: true }).selectOption(en.licenses.statuses.granted);
      await page.getByLabel(only, { exact: true }).selectOption(atLimit);
      await focusLast(page);
    },
  },
  {
    name: 'licenses-view',
    state,
    action: async (page) => {
      await openList(page);
      const { view, columns } = en.licenses;
      await press(view.open)(page);
      await page.getByLabel(view.name).fill('Full licenses');
      await press(view.save)(page);
      await page.getByLabel(view.automatic).uncheck();
      await page.getByLabel(columns.usage, { exact: true }).uncheck();
      await page.getByLabel(view.compact).check();
    },
  },
  {
    name: 'licenses-selected',
    state,
    action: async (page) => {
      await openList(page);
      await page.getByRole('grid').press('ArrowDown');
      await page.getByRole('grid').press('Shift+ArrowDown');
      await page.getByText('2 licenses selected').first().waitFor();
    },
  },
  {
    name: 'licenses-export',
    state,
    action: async (page) => {
      await openList(page);
      await openDialog('Export…')(page);
    },
  },
];
