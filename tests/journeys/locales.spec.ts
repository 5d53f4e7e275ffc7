import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { expect, seatOf, test } from './app-fixture.ts';

/** Locales as systems name them, and the texts and number format that the window then shows. */
const locales = [
  ['de_DE@euro', de, 'de-DE'],
  ['de_AT.UTF-8', de, 'de-AT'],
  ['C', en, 'en'],
  ['sr_RS@latin', en, 'en'],
] as const;

for (const [name, messages, locale] of locales) {
  test(`the window opens with LC_ALL=${name}, and in the time zone Foo/Bar`, async ({
    start,
    writeRecord,
    polar,
  }) => {
    await writeRecord('device', seatOf(polar));
    const { page } = await start({
      env: { LC_ALL: name, LANGUAGE: '', TZ: 'Foo/Bar' },
      systemLocale: true,
    });
    const nav = page.getByRole('navigation', { name: messages.app.nav.label });
    await expect(nav).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', messages.language);
    const activatedAt = polar.record.activation(polar.activationId)?.createdAt;
    const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    await expect(page.getByText(long.format(activatedAt)).first()).toBeVisible();
    await nav.getByRole('button', { name: messages.app.nav.activity }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: messages.activity.title }),
    ).toBeVisible();
  });
}
