import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { pressByKey } from '../support/journey-accessibility.ts';
import { answerDialogs, connectWith } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { confirmRelease, headline, untilConfirmed } from '../support/journey-device.ts';
import { activate, previewKey, seatNames } from '../support/journey-seat.ts';
import { stoppedServer } from '../support/polar/stopped-server.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { move: messages, start: startWords, support } = en;

/** Another computer: a second data folder. */
const otherTest = test.extend<{ otherFolder: string }>({
  otherFolder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-other-'));
      await use(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
    // Created before the apps and deleted after them: a running app would write into it again.
    { auto: true },
  ],
});

otherTest(
  'a license moves to another computer by the windows alone',
  async ({ held, start, polar, otherFolder }) => {
    polar.seller.update(polar.licenseId, { limitActivations: 2 });
    const { page: old } = held;
    await untilConfirmed(old);
    // The page shows what this computer holds, before any action.
    const owner = en.device.seats.owner('Ingrid Solberg · ingrid.solberg@example.com');
    for (const reported of [
      'Studio workstation',
      en.device.key.hidden(polar.key.slice(-6)),
      owner,
    ]) {
      await expect(old.getByRole('main')).toContainText(reported);
    }
    await old.getByRole('button', { name: new RegExp(messages.entryPoint.title) }).click();
    await expect(old.getByRole('heading', { name: messages.key.title })).toBeVisible();
    // The new computer needs it, so it is shown before the record is erased.
    await expect(old.getByText(polar.organizationId)).toBeHidden();
    await old.getByText(en.device.facts.details, { exact: true }).click();
    await expect(old.getByText(polar.organizationId)).toBeVisible();
    await expect(old.getByText(polar.key)).toBeHidden();
    await old.getByRole('button', { name: messages.key.next }).click();
    // What a release does, before it is requested.
    await expect(old.getByText(messages.release.lead)).toBeVisible();
    // The new computer may come first where a seat may be free.
    await old.getByRole('button', { name: messages.release.activateFirst }).click();
    await expect(old.getByRole('heading', { name: messages.there.title })).toBeFocused();
    await expect(old.getByText(messages.there.leadFirst)).toBeVisible();
    await old.getByRole('button', { name: messages.there.backToRelease }).click();
    await expect(headline(old, /^Activ/)).toBeFocused();
    await confirmRelease(old);
    await expect(old.getByRole('heading', { name: messages.there.title })).toBeVisible();
    expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);

    const { app, page: fresh } = await start({ folder: otherFolder });
    await answerDialogs(app, 1);
    await previewKey(fresh, polar, 'New laptop');
    await expect(fresh.getByText(en.review.inAll(2))).toBeVisible();
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    await activate(fresh);
    await expect(headline(fresh, /^Activ/)).toBeVisible();
    expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', 'New laptop']);

    await old.getByRole('button', { name: messages.there.done }).click();
    await expect(headline(old, en.device.released.title)).toBeVisible();
  },
);

test('a move survives a restart while its release waits, and then continues', async ({
  writeRecord,
  start,
  polar,
}) => {
  const { env } = await stoppedServer();
  await writeRecord('device', seatOf(polar));
  const offline = await start({ env });
  await offline.page.getByRole('button', { name: new RegExp(messages.entryPoint.title) }).click();
  await offline.page.getByRole('button', { name: messages.key.next }).click();
  await confirmRelease(offline.page);
  await expect(headline(offline.page, en.device.waiting.title)).toBeVisible();
  await expect(offline.page.getByText(messages.release.later.unknown)).toBeVisible();
  await offline.app.close();
  expect(seatNames(polar)).toHaveLength(2);

  const { page } = await start();
  await expect(page.getByRole('heading', { level: 1, name: messages.title })).toBeVisible();
  await expect(page.getByRole('heading', { name: messages.there.title })).toBeVisible({
    timeout: 30_000,
  });
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);
});

otherTest(
  'a lost computer’s seat is freed with the seller’s help, window to window, and nothing is typed twice',
  async ({ start, polar, otherFolder }) => {
    polar.seller.update(polar.licenseId, { limitActivations: 2 });
    const { app, page } = await start();
    await answerDialogs(app, 1);
    await previewKey(page, polar, 'New laptop');
    await activate(page);
    const full = page.getByRole('heading', { name: en.review.full.title });
    await expect(full).toBeFocused();
    await expect(page.getByText(en.review.full.unlisted)).toBeVisible();

    await expect(page.locator('.key-review .button-primary')).toHaveText(en.review.full.lost);
    await page.getByRole('button', { name: en.review.full.lost }).click();
    await expect(page.getByText(support.lost.lead)).toBeVisible();
    await page.getByLabel(support.reasons.broken).check();
    await page
      .getByRole('textbox', { name: support.device.label, exact: true })
      .fill('Studio workstation');
    await page.getByLabel(support.lastUsed.label, { exact: true }).fill('last week');
    await page.getByRole('button', { name: support.prepare }).click();
    const heading = page.getByRole('heading', { name: support.case.code });
    await expect(heading).toBeFocused();
    const code = (await heading.locator('code').textContent()) ?? '';
    const whole = page.getByRole('region', { name: support.case.whole });
    await expect(whole).toContainText('Studio workstation');
    await expect(whole).toContainText(polar.key.slice(-6));
    await expect(whole).not.toContainText(polar.key);
    const request = await withClipboard(async () => {
      await page.getByRole('button', { name: support.case.copy }).click();
      await expect(page.getByText(support.case.copied).first()).toBeVisible();
      return await readClipboard(app);
    });
    await pressByKey(page, page.getByRole('button', { name: support.case.end, exact: true }));
    await expect(full).toBeFocused();

    // The seller reads the request in a window of their own.
    const seller = await start({ folder: otherFolder });
    await connectWith(seller, polar.token);
    const sellerPage = seller.page;
    await answerDialogs(seller.app, 1);
    await sellerPage.getByRole('button', { name: en.app.nav.licenses, exact: true }).click();
    await expect(
      sellerPage.getByRole('main').getByText(en.licenses.progress.complete(8, en.app.justNow)),
    ).toBeVisible();
    await sellerPage.getByRole('button', { name: en.app.nav.support, exact: true }).click();
    await sellerPage.getByLabel(en.supportLookup.paste).fill(request);
    await sellerPage.getByRole('button', { name: en.supportLookup.find }).click();
    await expect(
      sellerPage.getByText(en.supportLookup.summary(1, true, true, code)).first(),
    ).toBeVisible();
    await expect(sellerPage.getByText(support.reasons.broken, { exact: true })).toBeVisible();
    await sellerPage
      .getByRole('button', { name: en.licensePanel.seats.releaseOf('Studio workstation') })
      .click();
    const dialog = sellerPage.getByRole('alertdialog');
    await expect(dialog).toContainText(en.licensePanel.release.title('Studio workstation'));
    await dialog.getByRole('button', { name: en.licensePanel.release.confirm }).click();
    await expect(
      sellerPage.getByRole('heading', { name: en.supportLookup.reply.title }),
    ).toBeVisible();
    await expect(sellerPage.locator('.panel-history')).toContainText(en.activity.reason(code));
    expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);

    await page.getByRole('button', { name: en.review.full.retry }).click();
    await expect(headline(page, /^Activ/)).toBeVisible();
    expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', 'New laptop']);
    await expect(page.getByRole('button', { name: startWords.activate.submit })).toBeHidden();
  },
);
