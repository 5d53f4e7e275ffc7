import { en } from '../../shared/text/en.ts';
import { useToken } from '../support/journey-app.ts';
import { button, expectRowCount } from '../support/journey-admin.ts';
import { openLicenses } from '../support/journey-licenses.ts';
import { byKeyboard } from '../support/input-methods.ts';
import { expect, test } from './app-fixture.ts';

const { licenses } = en;

test('a list that Polar no longer gives leads to another token', async ({ polar, start }) => {
  const running = await start();
  const { page } = running;
  const inputMethod = byKeyboard(page);
  await openLicenses(running, polar);
  await expectRowCount(page, 8);
  polar.seller.revokeToken(polar.token);
  await inputMethod.press(button(page, licenses.progress.readAgain));
  const main = page.getByRole('main');
  await expect(main.getByText(en.failures.words['token-ended'].title)).toBeVisible();
  // The same request would be refused again.
  await expect(button(page, en.app.actions.tryAgain)).toHaveCount(0);
  await expect(button(page, en.bulkRelease.open)).toBeDisabled();
  const foot = page.locator('.foot');
  await expect(foot).toContainText(en.app.footer.tokenRefused);
  await inputMethod.press(button(page, en.settings.connection.connectAgain));
  await useToken(running, polar.readOnlyToken, en.connect.done);
  await inputMethod.press(button(page, en.app.nav.licenses));
  await expectRowCount(page, 8);
  await expect(foot).not.toContainText(en.app.footer.tokenRefused);
});
