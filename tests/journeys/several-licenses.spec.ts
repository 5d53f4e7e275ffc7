import * as os from 'node:os';
import { readdir } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods } from '../support/input-methods.ts';
import { expectAccessible, expectAnnounced, expectFits } from '../support/journey-accessibility.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { headline, stateCard } from '../support/journey-device.ts';
import {
  cardButton,
  enterKey,
  keyEntryPoint,
  licenseCard,
  licenseList,
  plainButton,
  writeSeat,
} from '../support/journey-several-licenses.ts';
import { patternedKey } from '../support/polar/patterned-uuid.ts';
import { licenseId } from '../support/polar/seed-small.ts';
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

/** The number of requests that release a seat. */
const releasesAt = (polar: Polar): number => polar.log.count({ operation: 'deactivate' });

for (const { name: method, on } of inputMethods) {
  test(`three licenses of two sellers are activated, released and taken back, ${method}`, async ({
    start,
    polar,
  }) => {
    // Many steps, with the countdowns of two releases.
    test.slow();
    const licensesUsed = [licenseId(1), licenseId(3), polar.foreign.licenseId];
    const seatsTaken = (): readonly number[] =>
      licensesUsed.map((id) => polar.record.liveActivations(id).length);
    const seatsBefore = seatsTaken();
    const { page } = await start();
    const inputMethod = on(page);
    const [first, ...others] = keysAt(polar);
    await inputMethod.press(keyEntryPoint(page));
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
    await expect(cardButton(page, actions.undoRelease, team)).toBeFocused();
    await expectAnnounced(page, 'politely', `${team}: Releasing`);
    await inputMethod.press(cardButton(page, actions.undoRelease, team));
    await expect(cardButton(page, actions.release, team)).toBeFocused();
    expect(releasesAt(polar)).toBe(0);

    // One is released. The others keep their places and their seats.
    const place = await licenseCard(page, harbor).boundingBox();
    await inputMethod.press(cardButton(page, actions.release, team));
    await answerDialog(page, inputMethod, en.device.dialog.confirm);
    await expect(licenseCard(page, team)).toContainText(en.device.released.title, {
      timeout: 15_000,
    });
    expect(await licenseCard(page, harbor).boundingBox()).toEqual(place);
    await expect(licenseCard(page, team), 'it looks like no active one').toHaveAttribute(
      'data-tone',
      'calm',
    );
    const one = messages.withReleased(messages.count(2), 1);
    await expect(page.getByText(one, { exact: true })).toBeVisible();
    expect(releasesAt(polar)).toBe(1);

    // All are released together, taken back with one button, and released.
    await inputMethod.press(plainButton(page, messages.releaseAll));
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('listitem')).toHaveText([
      `Animation ${en.activity.keyEnding('9E3779')} ${en.app.serverBadges.loopback}`,
      `${harbor} ${en.app.serverBadges.loopback}`,
    ]);
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
    const all = messages.withReleased(messages.count(0), 3);
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    expect(seatsTaken(), 'each license has the seats that it had').toEqual(seatsBefore);

    // The activity says which license each entry is about.
    await inputMethod.press(plainButton(page, en.app.nav.activity));
    await expect(page.getByText('Animation').first()).toBeVisible();
    await inputMethod.press(plainButton(page, en.app.nav.device));
    await inputMethod.press(plainButton(page, messages.putAway));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(form.welcome('Seatkeeper'));
  });
}

/** The licenses of the second journey. */
const expiredKey = patternedKey('LUMEN', '0ce0', 8);
const expired = `LUMEN-TEST … ${expiredKey.slice(-6)}`;
const damagedFolder = '0a0a0a03';

for (const { name: method, on } of inputMethods) {
  test(`a damaged record, a replaced key and an expired license each say so, and hide no other, ${method}`, async ({
    start,
    polar,
    dataFolder,
  }) => {
    const seat = polar.seller.addSeat(licenseId(8), 'Studio workstation');
    const newKey = polar.seller.rotate(polar.licenseId);
    polar.seller.expire(seat.licenseId);
    const { licenseId: rotated } = polar;
    await writeSeat(dataFolder, '0a0a0a01', { ...seatOf(polar), licenseId: rotated, takenAt: 1 });
    await writeSeat(dataFolder, '0a0a0a02', {
      ...seatOf(polar),
      key: expiredKey,
      activationId: seat.id,
      // The name that the form then proposes, which main knows.
      label: os.hostname().split('.')[0] ?? '',
      takenAt: 2,
    });
    await writeSeat(dataFolder, damagedFolder, '{"version":1,"ser');

    const { app, page } = await start();
    const inputMethod = on(page);
    const items = licenseList(page).getByRole('listitem');
    await expect(items).toHaveCount(3);
    await expect(items.nth(0), 'the one that needs attention first').toContainText(
      messages.unreadableTitle,
    );
    await expect(licenseCard(page, lumen)).toContainText(en.device.keyChanged.title);
    await expect(licenseCard(page, lumen)).toContainText(messages.card.keyChanged);
    await expect(licenseCard(page, expired)).toContainText(en.device.keyInactive.title);
    await expectAccessible(page, 'the list');
    await expectFits(page, 'the list');

    // The page of each says more.
    for (const [license, title, detail] of [
      [messages.unknown, messages.unreadableTitle, en.device.unreadable.setAsideOnContinue],
      [lumen, en.device.keyChanged.title, en.device.keyChanged.detail],
      [expired, en.device.keyInactive.title, en.device.keyInactive.canRelease],
    ] as const) {
      await inputMethod.press(cardButton(page, messages.details, license));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(license);
      await expect(headline(page, title)).toBeVisible();
      await expect(stateCard(page)).toContainText(detail);
      await inputMethod.press(plainButton(page, messages.back));
      await expect(cardButton(page, messages.details, license)).toBeFocused();
    }

    // The key in the damaged record is not known, so the system asks first. Canceled, nothing is taken.
    const license = { key: polar.foreign.key, organizationId: polar.foreign.organizationId };
    await inputMethod.press(plainButton(page, messages.add));
    await enterKey(page, inputMethod, license);
    await answerDialogs(app, 0);
    await inputMethod.press(plainButton(page, review.submit));
    await expect.poll(async () => await shownDialogs(app)).toHaveLength(1);
    expect((await shownDialogs(app))[0]).toContain(en.native.confirm.unreadableSeat.message);
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    await answerDialogs(app, 1);
    await inputMethod.press(plainButton(page, review.submit));
    await expect(headline(page, en.device.active.title)).toBeVisible();
    await inputMethod.press(plainButton(page, messages.back));
    await expect(items).toHaveCount(4);

    // The release of all leaves out what it cannot release, and says why.
    await inputMethod.press(plainButton(page, messages.releaseAll));
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('listitem')).toHaveCount(2);
    await expect(dialog).toContainText(messages.dialogAll.keyChanged(1));
    await expect(dialog).toContainText(messages.dialogAll.others(1));
    await answerDialog(page, inputMethod, messages.dialog.cancel);

    // The damaged record goes, under another name, and the others stay.
    await inputMethod.press(cardButton(page, messages.details, messages.unknown));
    await inputMethod.press(plainButton(page, actions.continueWithout));
    await expect(items).toHaveCount(3);
    await expect(page.getByText(messages.count(3), { exact: true }), method).toBeFocused();
    expect((await readdir(path.join(dataFolder, 'seats', damagedFolder))).join()).toMatch(
      /device\.json\.corrupt-/,
    );

    // The new key is of the license whose seat this computer has: the seat gets it, and no other is taken.
    await inputMethod.press(plainButton(page, messages.add));
    await enterKey(page, inputMethod, { key: newKey, organizationId: polar.organizationId });
    await expect(page.getByText(messages.found['already-activated']).first()).toBeVisible();
    const renewed = `LUMEN-TEST … ${newKey.slice(-6)}`;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(renewed);
    await expect(headline(page, en.device.active.title)).toBeVisible();
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
    await inputMethod.press(plainButton(page, messages.back));
    await expect(items).toHaveCount(3);

    // The expired license is released without the others.
    await inputMethod.press(cardButton(page, actions.release, expired));
    await answerDialog(page, inputMethod, en.device.dialog.confirm);
    await expect(licenseCard(page, expired)).toContainText(en.device.released.title, {
      timeout: 15_000,
    });
    expect(releasesAt(polar)).toBe(1);
    expect(polar.record.liveActivations(seat.licenseId)).toEqual([]);
    expect(polar.record.liveActivations(polar.licenseId).map(({ id }) => id)).toContain(
      polar.activationId,
    );
  });
}
