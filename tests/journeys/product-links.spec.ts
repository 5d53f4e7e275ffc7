import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { bundleApp } from '../../scripts/packaging/bundle.ts';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { expectAccessible, expectFits } from '../support/journey-accessibility.ts';
import { lumen } from '../support/lumen.ts';
import { lumenLabs, studioBenefit } from '../support/polar/organizations.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const support = 'https://studio.example/help';
const products = [
  { name: 'Studio', benefitId: studioBenefit.id, links: { support } },
  { name: 'Other', keyPrefix: 'OTHER' },
];

for (const [locale, { settings }] of [
  ['en-US', en],
  ['de-DE', de],
] as const) {
  test(`the page of a license opens its product’s pages, in ${locale}`, async ({
    start,
    polar,
    writeRecord,
  }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-products-'));
    const vendorFile = path.join(folder, 'vendor.json');
    const appFolder = path.join(folder, 'app');
    const vendor = { ...lumen, organizationId: lumenLabs.id, products };
    await writeFile(vendorFile, JSON.stringify(vendor));
    await bundleApp(appFolder, { vendorFile, loopback: polar.baseUrl });
    // As an earlier version left it, which did not know the benefit.
    await writeRecord('device', seatOf(polar));
    const { app, page } = await start({
      appFolder,
      args: [`--lang=${locale}`],
      systemLocale: true,
    });
    await app.evaluate(({ shell }) => {
      const addresses: string[] = [];
      shell.openExternal = async (address) => void addresses.push(address);
      Object.assign(globalThis, { addresses });
    });
    await expect
      .poll(() => page.evaluate(async () => await window.bridge.state.get()))
      .toMatchObject({ value: { seats: [{ name: { type: 'product', name: 'Studio' } }] } });
    const { documentation, supportPage } = settings.about;
    const main = page.getByRole('main');
    await main.getByRole('button', { name: supportPage, exact: true }).click();
    await main.getByRole('button', { name: documentation, exact: true }).click();
    await expect
      .poll(() => app.evaluate(() => (globalThis as { addresses?: string[] }).addresses))
      .toEqual([support, lumen.links.documentation]);
    await expectAccessible(page, 'the page of a license');
    await expectFits(page, 'the page of a license');
    await rm(folder, { recursive: true, force: true });
  });
}
