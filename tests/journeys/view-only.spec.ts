import { en } from '../../shared/text/en.ts';
import { byKeyboard } from '../support/input-methods.ts';
import { expectAccessible } from '../support/journey-accessibility.ts';
import { button, expectRowCount, panelOf } from '../support/journey-admin.ts';
import { connectWith } from '../support/journey-app.ts';
import { grid, openList } from '../support/journey-licenses.ts';
import { mailOf } from '../support/mails.ts';
import { seededTokens } from '../support/polar/seed-tokens.ts';
import { expect, test } from './app-fixture.ts';

const { bulkRelease, licensePanel, licenses, supportLookup } = en;

test('a token that may only read looks, and is offered no change', async ({ polar, start }) => {
  const { app, page } = await start();
  const inputMethod = byKeyboard(page);
  await connectWith({ app, page }, seededTokens.readOnlyToken);
  await openList(page);
  await expectRowCount(page, 8);
  const note = page.getByRole('note');
  await expect(note).toContainText(licenses.readOnly.title);
  await expect(note).toContainText('license_keys:write');
  await expect(button(page, bulkRelease.open)).toHaveCount(0);

  await inputMethod.openRow(grid(page), 7);
  const panel = page.locator('.license-panel');
  await expect(panel.getByRole('heading', { name: licensePanel.history.title })).toBeVisible();
  await expect(panel.locator('.panel-seat').first()).toBeVisible();
  for (const name of [licensePanel.seats.release, licensePanel.edit.open])
    await expect(panel.getByText(name, { exact: true })).toHaveCount(0);
  await expectAccessible(page, 'a license with a token that may only read');

  await inputMethod.press(button(page, en.app.nav.support));
  await page.getByLabel(supportLookup.paste).fill(mailOf('gmail-de', polar));
  await inputMethod.press(button(page, supportLookup.find));
  const proposal = page.getByRole('region', { name: supportLookup.seat('Ingrid’s MacBook Air') });
  await expect(proposal).toContainText(supportLookup.proposal.why.case);
  await expect(button(page, supportLookup.proposal.release)).toHaveCount(0);
  await expect(panelOf(page, 'Ingrid Solberg').locator('.panel-seat')).toHaveCount(2);
  await expect(page.getByRole('note')).toContainText(licenses.readOnly.title);
  expect(polar.log.count({ committed: true })).toBe(0);
});
