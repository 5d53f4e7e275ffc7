import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { expectAccessible, expectFits } from '../support/journey-accessibility.ts';
import { lumen } from '../support/lumen.ts';
import { seatOf } from './app-fixture.ts';
import { expect, productSupport, test } from './branded-fixture.ts';

test.describe.configure({ mode: 'default' });

for (const [locale, { settings }] of [
  ['en-US', en],
  ['de-DE', de],
] as const) {
  test(`the page of a license opens its product’s pages, in ${locale}`, async ({
    productLinksApp,
    start,
    polar,
    writeRecord,
  }) => {
    // As an earlier version left it, which did not know the benefit.
    await writeRecord('device', seatOf(polar));
    const { app, page } = await start({
      appFolder: productLinksApp,
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
      .toEqual([productSupport, lumen.links.documentation]);
    await expectAccessible(page, 'the page of a license');
    await expectFits(page, 'the page of a license');
  });
}
