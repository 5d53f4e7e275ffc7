import { en } from '../../shared/text/en.ts';
import { answerDialog, byPointer } from '../support/input-methods.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { button, panelOf } from '../support/journey-admin.ts';
import { openLicenses } from '../support/journey-licenses.ts';
import { expect, test } from './app-fixture.ts';

const { licensePanel, supportLookup } = en;

test('nothing is sent if the app quits in the five seconds of a release from the panel', async ({
  polar,
  start,
}) => {
  const running = await start();
  const { app, page } = running;
  const inputMethod = byPointer(page);
  await openLicenses(running, polar);
  await answerDialogs(app, 1);
  await page.getByText('Ingrid Solberg').first().click();
  const [seat] = polar.record.liveActivations(polar.licenseId);
  const device = seat?.label ?? '';
  const name = licensePanel.seats.releaseOf(device);
  await inputMethod.press(button(panelOf(page, 'Ingrid Solberg'), name));
  await answerDialog(page, inputMethod, licensePanel.release.confirm);
  const { undoTitle } = supportLookup.proposal;
  await expect(page.getByRole('region', { name: undoTitle(device) })).toBeVisible();
  // The countdown stays in sight without the panel.
  await inputMethod.press(button(panelOf(page, 'Ingrid Solberg'), licensePanel.close));
  await expect(page.getByRole('region', { name: undoTitle(null) })).toBeVisible();
  await app.close();
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(0);
  expect(polar.record.liveActivations(polar.licenseId).map(({ id }) => id)).toContain(seat?.id);
});
