import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { answerDialog, byKeyboard } from '../support/input-methods.ts';
import { expectAccessible, expectAnnounced } from '../support/journey-accessibility.ts';
import { button, expectRowCount } from '../support/journey-admin.ts';
import { openLicenses } from '../support/journey-licenses.ts';
import { recordSaveDialogs } from '../support/journey-save.ts';
import { expect, test } from './app-fixture.ts';

const { export: exportText, progress, survey } = en.licenses;

test('all seats are checked on request, and devices are then found and saved', async ({
  polar,
  dataFolder,
  start,
}) => {
  polar.record.generate(300);
  // In the middle of the list: the seats of rows in sight are checked at once.
  const hidden = polar.record.page({ matches: () => true, allGenerated: true }, 150, 1).licenses[0];
  if (hidden === undefined) throw new Error('There are too few licenses.');
  polar.seller.addSeat(hidden.id, 'Basement render box');
  const running = await start();
  const { app, page } = running;
  const inputMethod = byKeyboard(page);
  await openLicenses(running, polar);
  await expectRowCount(page, 308);
  const line = page.locator('.survey');
  await expect(line).toContainText(/The seats of \d+ licenses haven’t been checked yet\./);
  const search = page.getByRole('searchbox', { name: en.licenses.search.label });
  await search.fill('basement render box');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await search.fill('');

  polar.faults.add({ type: 'slow', ms: 100 }, { on: 'get' });
  await inputMethod.press(button(line, survey.start));
  await expect(line).toContainText(/Checking seats: \d+ of 308 licenses/);
  await inputMethod.press(button(line, progress.pause));
  await expect(line).toContainText(/Paused: the seats of \d+ of 308 licenses are checked\./);
  await expectAccessible(page, 'a paused check of all seats');
  polar.faults.clear();
  await inputMethod.press(button(line, progress.resume));
  await expectAnnounced(page, 'politely', survey.done);
  await expect(line).toHaveCount(0);
  await search.fill('basement render box');
  await expectRowCount(page, 1);

  const file = path.join(dataFolder, 'devices.csv');
  await recordSaveDialogs(app, file);
  await inputMethod.press(button(page, exportText.open));
  await inputMethod.press(page.getByLabel(exportText.customers));
  await inputMethod.press(page.getByLabel(exportText.devices));
  await answerDialog(page, inputMethod, exportText.confirm);
  await expectAnnounced(page, 'politely', exportText.saved);
  const table = await readFile(file, 'utf8');
  for (const { id, label } of polar.record.liveActivations(hidden.id)) {
    expect(table).toContain(id);
    expect(table).toContain(label);
  }
});
