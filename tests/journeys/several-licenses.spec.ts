import { mkdir, readdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods, type InputMethod } from '../support/input-methods.ts';
import { expectAccessible, expectAnnounced, expectFits } from '../support/journey-accessibility.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { headline } from '../support/journey-device.ts';
import { patternedKey } from '../support/polar/patterned-uuid.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { actions, licenses: messages } = en.device;
const { review, start: form } = en;

/** The names that the window gives the licenses of the test. */
const lumen = 'LUMEN-TEST … 9E3779';
const team = 'LUMEN-TEST … DAA66B';
const harbor = 'HARBOR-TEST … 3B0564';

/** Licenses of two sellers. */
const keysAt = (polar: Polar) => [
  { key: polar.key, organizationId: polar.organizationId },
  { key: patternedKey('LUMEN', '0ce0', 3), organizationId: polar.organizationId },
  { key: polar.foreign.key, organizationId: polar.foreign.organizationId },
];

const card = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: messages.list }).getByRole('listitem', { name });

const cardButton = (page: Page, name: string, license: string): Locator =>
  page.getByRole('button', { name: messages.buttonOf(name, license), exact: true });

const plainButton = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** Enters a key in the form and continues. */
async function enterKey(
  page: Page,
  inputMethod: InputMethod,
  { key, organizationId }: { readonly key: string; readonly organizationId: string },
): Promise<void> {
  await inputMethod.write(page.getByLabel(form.key.label, { exact: true }), key);
  await inputMethod.write(
    page.getByLabel(form.organization.label, { exact: true }),
    organizationId,
  );
  await inputMethod.press(plainButton(page, form.activate.submit));
}

/** The number of requests that release a seat. */
const releasesAt = (polar: Polar): number => polar.log.count({ operation: 'deactivate' });

/** Writes the record of a seat as an earlier run of the app would have; a text as it is. */
async function writeSeat(folder: string, id: string, record: object | string): Promise<void> {
  const seat = path.join(folder, 'seats', id);
  await mkdir(seat, { recursive: true, mode: 0o700 });
  const marker = JSON.stringify({ version: 2, layout: 'seats' });
  await writeFile(path.join(folder, 'device.json'), marker, { mode: 0o600 });
  const content = typeof record === 'string' ? record : JSON.stringify({ version: 1, ...record });
  await writeFile(path.join(seat, 'device.json'), content, { mode: 0o600 });
}

for (const { name: method, on } of inputMethods) {
  test(`three licenses of two sellers are activated, released and taken back, ${method}`, async ({
    start,
    polar,
  }) => {
    const { page } = await start();
    const inputMethod = on(page);
    const [first, ...others] = keysAt(polar);
    await inputMethod.press(
      page.getByRole('button', { name: new RegExp(`^${form.entryPoints.key.title}`) }),
    );
    if (first !== undefined) await enterKey(page, inputMethod, first);
    await inputMethod.press(plainButton(page, review.submit));
    await expect(headline(page, en.device.active.title)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.device.title);

    for (const license of others) {
      await inputMethod.press(plainButton(page, messages.add));
      await enterKey(page, inputMethod, license);
      await inputMethod.press(plainButton(page, review.submit));
      // The new license's page, with its name.
      await expect(headline(page, en.device.active.title)).toBeVisible();
      await inputMethod.press(plainButton(page, messages.back));
    }
    await expect(
      page.getByRole('listitem').filter({ hasText: en.device.active.title }),
    ).toHaveCount(3);
    await expect(
      cardButton(page, messages.details, harbor),
      'the focus is where the person left',
    ).toBeFocused();
    await expectAccessible(page, 'the list');
    await expectFits(page, 'the list');

    // The same key again leads to its license and takes nothing.
    await inputMethod.press(plainButton(page, messages.add));
    if (first !== undefined) await enterKey(page, inputMethod, first);
    await expect(page.getByText(messages.found['already-activated']).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(lumen);
    expect(polar.log.count({ operation: 'activate' })).toBe(3);

    // A name of the person's own.
    await inputMethod.press(plainButton(page, messages.rename));
    await inputMethod.write(page.getByLabel(messages.renameForm.label), 'Animation');
    await inputMethod.press(plainButton(page, messages.renameForm.save));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Animation');
    await expect(plainButton(page, messages.rename)).toBeFocused();
    await inputMethod.press(plainButton(page, messages.back));

    // One is released and taken back.
    await inputMethod.press(cardButton(page, actions.release, team));
    await answerDialog(page, inputMethod, en.device.dialog.confirm);
    await expect(cardButton(page, messages.undo, team)).toBeFocused();
    await expectAnnounced(page, 'politely', `${team}: Releasing`);
    await inputMethod.press(cardButton(page, messages.undo, team));
    await expect(cardButton(page, actions.release, team)).toBeFocused();
    expect(releasesAt(polar)).toBe(0);

    // One is released. The others keep their places and their seats.
    const place = await card(page, harbor).boundingBox();
    await inputMethod.press(cardButton(page, actions.release, team));
    await answerDialog(page, inputMethod, en.device.dialog.confirm);
    await expect(card(page, team)).toContainText(en.device.released.title, { timeout: 15_000 });
    expect(await card(page, harbor).boundingBox()).toEqual(place);
    expect(releasesAt(polar)).toBe(1);

    // All are released together, taken back with one button, and released.
    await inputMethod.press(plainButton(page, messages.releaseAll));
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['Animation', harbor]);
    await answerDialog(page, inputMethod, messages.dialogAll.confirm(2));
    await expect(plainButton(page, messages.undo)).toBeFocused();
    await inputMethod.press(plainButton(page, messages.undo));
    await expect(page.locator('.toast')).toHaveText(messages.undone);
    await expect(plainButton(page, messages.releaseAll)).toBeFocused();
    expect(releasesAt(polar)).toBe(1);
    await inputMethod.press(plainButton(page, messages.releaseAll));
    await answerDialog(page, inputMethod, messages.dialogAll.confirm(2));
    await expect(
      page.getByRole('listitem').filter({ hasText: en.device.released.title }),
    ).toHaveCount(3, {
      timeout: 15_000,
    });
    expect(releasesAt(polar)).toBe(3);

    // The activity says which license each entry is about.
    await inputMethod.press(plainButton(page, en.app.nav.activity));
    await expect(page.getByText('Animation').first()).toBeVisible();
    await inputMethod.press(plainButton(page, en.app.nav.device));
    await inputMethod.press(plainButton(page, messages.putAway));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(form.welcome('Seatkeeper'));
  });
}

test('a damaged record, a replaced key and an expired license each say so, and hide no other', async ({
  start,
  polar,
  dataFolder,
}) => {
  const expired = patternedKey('LUMEN', '0ce0', 8);
  const seat = polar.seller.addSeat(
    polar.licenseId.replace(/^00000001/, '00000008'),
    'Studio workstation',
  );
  polar.seller.rotate(polar.licenseId);
  polar.seller.expire(seat.licenseId);
  await writeSeat(dataFolder, '0a0a0a01', { ...seatOf(polar), takenAt: 1 });
  await writeSeat(dataFolder, '0a0a0a02', {
    ...seatOf(polar),
    key: expired,
    activationId: seat.id,
    takenAt: 2,
  });
  await writeSeat(dataFolder, '0a0a0a03', '{"version":1,"ser');

  const { app, page } = await start();
  const items = page.getByRole('list', { name: messages.list }).getByRole('listitem');
  await expect(items).toHaveCount(3);
  await expect(items.nth(0), 'the one that needs attention first').toContainText(
    messages.unreadableTitle,
  );
  await expect(card(page, lumen)).toContainText(en.device.keyChanged.title);
  await expect(items.filter({ hasText: en.device.keyInactive.title })).toHaveCount(1);

  // The key in the damaged record is not known, so the system asks first. Canceled, nothing is taken.
  const license = { key: polar.foreign.key, organizationId: polar.foreign.organizationId };
  const inputMethod = inputMethods[0].on(page);
  await plainButton(page, messages.add).click();
  await enterKey(page, inputMethod, license);
  await answerDialogs(app, 0);
  await plainButton(page, review.submit).click();
  await expect.poll(async () => await shownDialogs(app)).toHaveLength(1);
  expect((await shownDialogs(app))[0]).toContain(en.native.confirm.unreadableSeat.message);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  await answerDialogs(app, 1);
  await plainButton(page, review.submit).click();
  await expect(headline(page, en.device.active.title)).toBeVisible();
  await plainButton(page, messages.back).click();
  await expect(items).toHaveCount(4);

  // The damaged record goes, under another name, and the others stay.
  await cardButton(page, actions.continueWithout, messages.unknown).click();
  await expect(items).toHaveCount(3);
  expect((await readdir(path.join(dataFolder, 'seats', '0a0a0a03'))).join()).toMatch(
    /device\.json\.corrupt-/,
  );

  // The expired license is released without the others.
  await page
    .getByRole('button', { name: new RegExp(`^${actions.release}.*${expired.slice(-6)}`) })
    .click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: en.device.dialog.confirm })
    .click();
  await expect(items.filter({ hasText: en.device.released.title })).toHaveCount(1, {
    timeout: 15_000,
  });
  expect(releasesAt(polar)).toBe(1);
});
