import { en } from '../../shared/text/en.ts';
import { grid, openLicenses } from '../support/journey-licenses.ts';
import { expectRowCount } from '../support/journey-admin.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

test('a search finds a customer by what a person types, and by the exact letters of the name', async ({
  start,
  polar,
}) => {
  const license = polar.record.license(licenseId(2));
  const customer = polar.record.customer(license?.customerId ?? '');
  if (customer === undefined) throw new Error('The customer is not seeded.');
  const name = 'Łukasz Østergård–Müller\u200b';
  polar.record.putCustomer({ ...customer, name });
  const running = await start();
  const { page } = running;
  await openLicenses(running, polar);
  await expectRowCount(page, 8);
  const search = page.getByRole('searchbox', { name: en.licenses.search.label });
  for (const text of ['lukasz', 'ostergard-muller', 'oestergaard', 'mueller', 'Łukasz Øster']) {
    await search.fill('no one at all');
    await expect(grid(page)).toHaveCount(0);
    await search.fill('');
    await search.pressSequentially(text);
    await expectRowCount(page, 1);
    await expect(grid(page)).toContainText('Łukasz');
  }
});
