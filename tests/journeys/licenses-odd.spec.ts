import { en } from '../../shared/text/en.ts';
import { hands } from '../support/person.ts';
import { button, connect, rows } from '../support/journey-admin.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: words } = en;

for (const { name, on } of hands) {
  test(`odd licenses hide no others, and those that cannot be read are counted ${name}`, async ({
    start,
    polar,
  }) => {
    const running = await start();
    const { page } = running;
    const hand = on(page);
    await connect({ ...running, polar, hand });
    const main = page.getByRole('main');
    polar.seller.update(licenseId(2), { status: 'suspended' });
    polar.seller.update(licenseId(3), { key: '' });
    await hand.press(button(page, words.progress.again));
    await expect(main.getByText(words.progress.unreadable(1))).toBeVisible();
    // The one without a key was there before, and nothing says that it is gone.
    await rows(page, 8);
    await hand.choose(
      page.getByLabel(words.search.status, { exact: true }),
      words.statuses.unknown,
    );
    await rows(page, 1);
    await expect(grid(page)).toContainText(words.unknownStatus('suspended'));
    await expect(main).not.toContainText(en.failures.words['not-polar'].title);
  });
}
