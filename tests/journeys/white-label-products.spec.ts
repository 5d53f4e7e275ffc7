import { answerDialog, inputMethods } from '../support/input-methods.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { headline, press, stateCard, untilConfirmed } from '../support/journey-device.ts';
import {
  cardButton,
  enterKey,
  keyEntryPoint,
  licenseCard,
  licenseList,
  plainButton,
  writeSeat,
} from '../support/journey-several-licenses.ts';
import { lumen } from '../support/lumen.ts';
import { patternedKey, patternedUuid } from '../support/polar/patterned-uuid.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { en } from '../../shared/text/en.ts';
import { seatOf } from './app-fixture.ts';
import { expect, harbor, node, studio, test as base } from './branded-fixture.ts';

/** A license of a third organization, which is not the seller's. */
const otherOrganization = patternedUuid('0a11', 3);
const otherKey = patternedKey('QUAY', '0ce0', 901);

const { actions, dialog, licenses: messages } = en.device;
const { keyUnknownTo, words } = en.failures;

const test = base.extend<{ otherSeat: object }>({
  /** The record of this computer's seat of the other seller's license, which an earlier app took. */
  otherSeat: async ({ polar }, use) => {
    const model = polar.record.license(polar.foreign.licenseId);
    if (model === undefined) throw new Error('There is no license to copy.');
    const id = licenseId(901);
    polar.record.put({
      ...model,
      id,
      key: otherKey,
      organizationId: otherOrganization,
      activations: [],
    });
    const { id: activationId } = polar.seller.addSeat(id, 'Studio workstation');
    const license = { key: otherKey, organizationId: otherOrganization, activationId };
    await use({ ...seatOf(polar), ...license, takenAt: 1 });
  },
});

test.describe.configure({ mode: 'default' });

const activations = (polar: Polar): number => polar.log.count({ operation: 'activate' });

for (const { name: method, on } of inputMethods) {
  test(`each key finds its product's name, and another seller's key is refused, ${method}`, async ({
    productsApp,
    otherSeat,
    start,
    polar,
  }) => {
    expect(otherSeat).toMatchObject({ key: otherKey });
    polar.seller.update(licenseId(4), { limitActivations: 3 });
    const { app, page } = await start({ appFolder: productsApp });
    const inputMethod = on(page);
    const keys = [
      { key: polar.key, product: studio.name },
      { key: patternedKey('NODE', '0ce0', 4), product: node.name },
      { key: polar.foreign.key, product: harbor.name },
    ];

    await inputMethod.press(keyEntryPoint(page));
    for (const [index, { key, product }] of keys.entries()) {
      if (index > 0) await inputMethod.press(plainButton(page, messages.add));
      await enterKey(page, inputMethod, { key });
      await expect(page.locator('.key-review')).toContainText(product);
      await inputMethod.press(plainButton(page, en.review.submit));
      await expect(headline(page, en.device.active.title)).toBeVisible();
      if (index === 0) await expect(stateCard(page)).toContainText(product);
      const title = index === 0 ? en.device.title : product;
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      // The seller's name of a product is not the person's to change.
      await expect(plainButton(page, messages.rename)).toHaveCount(0);
      if (index > 0) await inputMethod.press(plainButton(page, messages.back));
    }
    await expect(licenseList(page).getByRole('listitem')).toHaveCount(3);
    for (const { key, product } of keys) {
      await expect(licenseCard(page, product)).toContainText(key.slice(-6));
    }
    expect(activations(polar)).toBe(3);

    // Polar knows the other seller's key, but in none of the seller's organizations.
    await inputMethod.press(plainButton(page, messages.add));
    await enterKey(page, inputMethod, { key: otherKey });
    const note = page.locator('.failure-note');
    await expect(page.locator('.field-problem')).toHaveText(
      `${keyUnknownTo.title(lumen.publisher)}.`,
    );
    await expect(note).toContainText(keyUnknownTo.body(lumen.publisher));
    await expect(note).toContainText(keyUnknownTo.advice);
    await expect(note).toContainText(en.device.seatAvailability['none-taken']);
    await expect(plainButton(page, en.review.submit)).toHaveCount(0);
    expect(activations(polar)).toBe(3);
    expect(polar.record.liveActivations(licenseId(901))).toHaveLength(1);

    // A page that goes around the form gets no further, also with the consent to a device name.
    await answerDialogs(app, 1);
    const sent = polar.log.count();
    const license = { server: 'loopback', key: otherKey, organizationId: otherOrganization };
    const answers = await page.evaluate(async ({ server, ...rest }) => {
      const typed = { ...rest, server: server as 'loopback', label: 'Bay 3' };
      const { device } = window.bridge;
      return [await device.preview(typed), await device.activate(typed)];
    }, license);
    const refused = { ok: false, failure: { code: 'other-seller' } };
    expect(answers).toEqual([refused, refused]);
    expect(polar.log.count()).toBe(sent);
  });
}

test('the page, the dialog and the receipt of the only license name its product', async ({
  productsApp,
  dataFolder,
  start,
  polar,
}) => {
  const { key, organizationId, activationId } = polar.foreign;
  await writeSeat(dataFolder, '0a0a0a01', {
    ...seatOf(polar),
    key,
    organizationId,
    activationId,
    takenAt: 1,
  });
  const { page } = await start({ appFolder: productsApp });
  await untilConfirmed(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.device.title);
  await press(page, actions.release);
  await expect(page.getByRole('alertdialog')).toContainText(dialog.body(harbor.name));
  await answerDialog(page, inputMethods[0].on(page), dialog.confirm);
  await expect(headline(page, en.device.released.title)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('region', { name: en.receipt.title })).toContainText(harbor.name);
});

test('a seat of another seller’s license can be released, and a copied record of one takes no seat', async ({
  productsApp,
  otherSeat,
  dataFolder,
  start,
  polar,
}) => {
  const machine = 'c0ffee00c0ffee00c0ffee00c0ffee00';
  const copied = {
    ...otherSeat,
    key: patternedKey('QUAY', '0ce0', 902),
    activationId: patternedUuid('ac70', 902, 1),
    machine,
  };
  const quay = `QUAY-TEST … ${otherKey.slice(-6)}`;
  const quayCopied = `QUAY-TEST … ${copied.key.slice(-6)}`;
  await writeSeat(dataFolder, '0a0a0a01', otherSeat);
  await writeSeat(dataFolder, '0a0a0a02', copied);
  const { app, page } = await start({ appFolder: productsApp });
  await expect(licenseCard(page, quay)).toContainText(en.device.active.title);
  const sent = polar.log.count();

  await answerDialogs(app, 1);
  await cardButton(page, messages.details, quayCopied).click();
  await press(page, actions.activateHere);
  const note = stateCard(page).locator('.failure-note');
  await expect(note).toContainText(words['other-seller'].title);
  await expect(note).toContainText(words['other-seller'].body);
  await expect(note).toContainText('KEY-OTHER-SELLER');
  expect(polar.log.count(), 'nothing was sent').toBe(sent);
  await plainButton(page, messages.back).click();

  const inputMethod = inputMethods[0].on(page);
  await cardButton(page, actions.release, quay).click();
  await answerDialog(page, inputMethod, dialog.confirm);
  await expect(licenseCard(page, quay)).toContainText(en.device.released.title, {
    timeout: 15_000,
  });
  expect(polar.record.liveActivations(licenseId(901))).toEqual([]);
});
