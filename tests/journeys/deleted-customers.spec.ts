import { en } from '../../shared/text/en.ts';
import { expectRowCount } from '../support/journey-admin.ts';
import { grid, openLicenses, press } from '../support/journey-licenses.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: messages, licensePanel, supportLookup } = en;

test('the filter, the panel and the support lookup find the license of a deleted and anonymized customer', async ({
  start,
  polar,
}) => {
  const hash = '3f9a2c'.padEnd(64, '0123456789abcdef');
  const customer = polar.record.customer(polar.customerId);
  if (customer === undefined) throw new Error('The customer is not seeded.');
  polar.record.putCustomer({
    ...customer,
    name: hash,
    email: `${hash}@anonymized.polar.sh`,
    deletedAt: Date.now(),
  });
  const theirs = polar.record
    .storedLicenses()
    .filter(({ customerId }) => customerId === customer.id).length;
  const name = messages.grid.deleted;
  const running = await start();
  const { page } = running;
  await openLicenses(running, polar);
  await expectRowCount(page, 8);
  await press(page, messages.search.add);
  await page
    .getByLabel(messages.search.only, { exact: true })
    .selectOption(messages.search.counted(messages.search.customerDeleted, theirs));
  await expectRowCount(page, theirs);
  await expect(grid(page)).toContainText(messages.grid.customerId('3f9a2c'));
  await expect(page.getByRole('main')).not.toContainText(hash);

  await page.getByText(name).first().click();
  const panel = page.getByRole('region', { name });
  await expect(panel.getByText(licensePanel.customerDeleted)).toBeVisible();
  await expect(panel.getByText(messages.statuses.granted)).toBeVisible();
  await press(panel, licensePanel.close);

  await press(page, en.app.nav.support);
  await page.getByLabel(supportLookup.paste).fill(polar.key);
  await press(page, supportLookup.find);
  await expect(page.getByText(supportLookup.customerDeleted)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(hash);
});
