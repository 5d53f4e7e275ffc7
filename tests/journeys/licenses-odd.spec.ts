import { en } from '../../shared/text/en.ts';
import { inputMethods } from '../support/input-methods.ts';
import {
  button,
  chooseFilter,
  connectOrganization,
  expectRowCount,
} from '../support/journey-admin.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: messages } = en;

for (const { name, on } of inputMethods) {
  test(`odd licenses hide no others, and unreadable ones are counted ${name}`, async ({
    start,
    polar,
  }) => {
    const running = await start();
    const { page } = running;
    const inputMethod = on(page);
    await connectOrganization({ ...running, polar, inputMethod });
    const main = page.getByRole('main');
    polar.seller.update(licenseId(2), { status: 'suspended' });
    polar.seller.update(licenseId(3), { key: '' });
    await inputMethod.press(button(page, messages.progress.readAgain));
    await expect(main.getByText(messages.progress.unreadable(1))).toBeVisible();
    // The license without a key was listed before, and the window does not say that it is gone.
    await expectRowCount(page, 8);
    await chooseFilter({ page, inputMethod }, messages.search.status, messages.statuses.unknown);
    await expectRowCount(page, 1);
    await expect(grid(page)).toContainText(messages.unknownStatus('suspended'));
    await expect(main).not.toContainText(en.failures.words['not-polar'].title);
  });
}
