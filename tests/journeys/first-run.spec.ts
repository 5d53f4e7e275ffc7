import type { Page } from '@playwright/test';
import type { FailureCode } from '../../shared/failure.ts';
import { supportCode } from '../../shared/failure.ts';
import { en } from '../../shared/text/en.ts';
import { expectAccessible } from '../support/journey-accessibility.ts';
import { inputMethods } from '../support/input-methods.ts';
import { answerDialogs, connection, setOffline, goTo, useToken } from '../support/journey-app.ts';
import { copy, withClipboard } from '../support/journey-clipboard.ts';
import { headline, fileExists, stateCard } from '../support/journey-device.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { start: messages } = en;

type Fields = Partial<Record<'key' | 'organization' | 'activation' | 'name', string>>;

async function fill(page: Page, fields: Fields): Promise<void> {
  for (const name of ['key', 'organization', 'activation', 'name'] as const) {
    const value = fields[name];
    if (value !== undefined)
      await page.getByLabel(messages[name].label, { exact: true }).fill(value);
  }
}

async function submit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function expectFailure(page: Page, code: FailureCode): Promise<void> {
  const { title, body, advice } = en.failures.words[code];
  for (const part of [title, body, advice, supportCode({ code })]) {
    await expect(page.getByRole('main')).toContainText(part);
  }
}

/** The key of a seeded license, by its place. */
function keyOf(polar: Polar, item: number): string {
  const license = polar.record.storedLicenses()[item - 1];
  if (license === undefined) throw new Error(`No license ${item}`);
  return license.key;
}

/** Number of taken seats of all licenses. */
function seatsOf({ record }: Polar): number {
  return record
    .storedLicenses()
    .reduce((sum, { id }) => sum + record.liveActivations(id).length, 0);
}

test('a key with a free prefix can be pasted with the mail around it', async ({ start, polar }) => {
  const key = 'BÜRO PRO-1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
  polar.seller.update(polar.licenseId, { key });
  const seats = seatsOf(polar);
  const { app, page } = await start();
  await page.getByRole('button', { name: new RegExp(messages.entryPoints.key.title) }).click();
  await fill(page, { organization: `“${polar.organizationId}”` });
  const field = page.getByLabel(messages.key.label, { exact: true });
  await withClipboard(async () => {
    await copy(app, `Hello,\r\n\r\nyour key: ${key.toLowerCase()}\r\n\r\nEnjoy!\r\n`);
    await field.focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(field).toHaveValue(`your key: ${key.toLowerCase()}`);
  });
  await submit(page, messages.activate.submit);
  await submit(page, en.review.submit);
  await expect(stateCard(page)).toBeVisible();
  expect(seatsOf(polar)).toBe(seats + 1);
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
});

test('a key activates this computer: it takes one seat under its name', async ({
  start,
  polar,
  dataFolder,
}) => {
  const { app, page } = await start();
  // The main process asks about a name that it did not propose.
  await answerDialogs(app, 1);
  await expect(
    page.getByRole('heading', { level: 1, name: messages.welcome(en.app.name) }),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: new RegExp(messages.entryPoints.organization.title) }),
  ).toBeVisible();
  await page.getByRole('button', { name: new RegExp(messages.entryPoints.key.title) }).click();

  await submit(page, messages.activate.submit);
  await expect(page.getByText(messages.key.problems.missing)).toBeVisible();
  await expect(page.getByText(messages.organization.missing)).toBeVisible();
  await expect(page.getByLabel(messages.key.label, { exact: true })).toBeFocused();
  await fill(page, {
    key: 'polar_oat_fake_0000000000',
    organization: 'lumen-labs',
    name: 'Edit suite',
  });
  await submit(page, messages.activate.submit);
  await expect(page.getByText(messages.key.problems.token)).toBeVisible();
  await expect(page.getByText(messages.organization.wrong)).toBeVisible();
  expect(polar.log.count()).toBe(0);

  // Spaces around a field and the case of an id do not matter.
  await fill(page, { key: `  ${polar.key} `, organization: polar.organizationId.toUpperCase() });
  await submit(page, messages.activate.submit);
  await expect(page.getByRole('heading', { name: en.review.title })).toBeVisible();
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  await submit(page, en.review.submit);
  await expect(stateCard(page)).toBeVisible();
  await page.getByRole('button', { name: en.device.actions.check }).click();
  await expect(headline(page, en.device.active.title)).toBeVisible();
  const live = polar.record.liveActivations(polar.licenseId);
  expect(live.map(({ label }) => label)).toEqual([
    'Studio workstation',
    'Ingrid’s MacBook Air',
    'Edit suite',
  ]);
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(polar.log.last({ operation: 'activate' })?.headers).not.toHaveProperty('authorization');
  expect(fileExists(dataFolder, 'device.json')).toBe(true);
  expect(fileExists(dataFolder, 'activation.json')).toBe(false);
});

test('each refusal of an activation has its own text, and no seat is taken', async ({
  start,
  polar,
  dataFolder,
}) => {
  const { app, page } = await start();
  // The main process asks about a name that it did not propose.
  await answerDialogs(app, 1);
  await page.getByRole('button', { name: new RegExp(messages.entryPoints.key.title) }).click();
  await fill(page, { organization: polar.organizationId, name: 'Edit suite' });
  const seats = seatsOf(polar);
  const refusals: readonly (readonly [string, FailureCode])[] = [
    ['LUMEN-TEST-NOBODY-HAS-THIS-KEY', 'key-unknown'],
    [keyOf(polar, 5), 'key-expired'],
    [keyOf(polar, 6), 'key-inactive'],
  ];
  for (const [key, code] of refusals) {
    await fill(page, { key });
    await submit(page, messages.activate.submit);
    await expectFailure(page, code);
    // The field is marked until the key changes.
    const keyField = page.getByLabel(messages.key.label, { exact: true });
    await expect(keyField).toHaveAttribute('aria-invalid', 'true');
    await expect(keyField).toHaveAccessibleDescription(
      new RegExp(`^${en.failures.words[code].title}`),
    );
    await keyField.fill(`${key}0`);
    await expect(keyField).toHaveAttribute('aria-invalid', 'false');
    await expect(page.getByRole('main')).toContainText(en.device.seatAvailability['none-taken']);
    await expect(page.getByLabel(messages.name.label, { exact: true })).toHaveValue('Edit suite');
  }
  expect(polar.log.count({ operation: 'activate' })).toBe(0);

  await fill(page, { key: keyOf(polar, 4) });
  await submit(page, messages.activate.submit);
  await expectFailure(page, 'activations-unsupported');
  await expect(page.getByRole('button', { name: en.review.submit, exact: true })).toBeHidden();
  await submit(page, en.app.actions.back);

  await fill(page, { key: keyOf(polar, 2) });
  await submit(page, messages.activate.submit);
  await submit(page, en.review.submit);
  await expect(page.getByRole('heading', { name: en.review.full.title })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(supportCode({ code: 'activation-limit' }));
  await expect(page.getByRole('main')).toContainText(en.device.seatAvailability['none-taken']);
  await submit(page, en.app.actions.back);
  await expect(page.getByLabel(messages.name.label, { exact: true })).toHaveValue('Edit suite');
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(seatsOf(polar)).toBe(seats);
  expect(fileExists(dataFolder, 'device.json')).toBe(false);
  expect(fileExists(dataFolder, 'activation.json')).toBe(false);
});

test('a lost answer to an activation never takes a second seat', async ({
  start,
  polar,
  dataFolder,
}) => {
  polar.faults.add({ type: 'late-answer', ms: 60_000 }, { on: 'activate' });
  const { app, page } = await start();
  // The main process asks about a name that it did not propose.
  await answerDialogs(app, 1);
  await page.getByRole('button', { name: new RegExp(messages.entryPoints.key.title) }).click();
  await fill(page, { key: polar.key, organization: polar.organizationId, name: 'Edit suite' });
  await submit(page, messages.activate.submit);
  await submit(page, en.review.submit);
  await expect(page.getByRole('button', { name: en.review.busy })).toBeVisible();
  await expect.poll(() => polar.log.count({ operation: 'activate' })).toBe(1);
  await app.close();

  const again = await start();
  await expect(headline(again.page, en.device.unfinished.title)).toBeVisible();
  await expect(again.page.getByRole('button', { name: messages.activate.submit })).toBeHidden();
  // Without a token the app cannot know, and offers no check; with one it finds the seat by the
  // data that the pending activation sent.
  await expect(stateCard(again.page)).toContainText(en.device.unfinished.cannotCheck);
  await expect(stateCard(again.page).getByRole('button')).toHaveText([
    en.device.actions.askSeller,
    en.device.actions.useActivation,
    en.device.actions.setAside,
  ]);
  await goTo(again.page, 'settings');
  await connection(again.page)
    .getByRole('button', { name: en.settings.connection.connect })
    .click();
  await useToken(again, polar.token, en.connect.done);
  await goTo(again.page, 'device');

  // While Polar is out of reach the check fails, which the window says, and the activation stays
  // open.
  await setOffline(again.app, true);
  await stateCard(again.page).getByRole('button', { name: en.device.actions.findSeat }).click();
  await expectFailure(again.page, 'proxy-unreachable');
  await expect(stateCard(again.page)).toContainText(en.device.seatAvailability.unfinished);
  await expect(headline(again.page, en.device.unfinished.title)).toBeVisible();
  expect(fileExists(dataFolder, 'activation.json')).toBe(true);
  await setOffline(again.app, false);
  await stateCard(again.page).getByRole('button', { name: en.device.actions.findSeat }).click();
  await expect(headline(again.page, en.device.active.title)).toBeVisible();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(3);
});

/** Writes an activation of this computer's whose answer was lost, of the stand-in's license. Returns its nonce. */
async function writeUnfinished(
  polar: Polar,
  writeRecord: (name: string, record: object) => Promise<void>,
): Promise<string> {
  const { key, organizationId, label } = seatOf(polar);
  const nonce = 'TEST-nonce-of-the-lost-answer';
  const request = { server: 'loopback', key, organizationId, label, nonce };
  await writeRecord('activation', { ...request, askedBy: 'person', askedAt: Date.now() });
  return nonce;
}

for (const { name: method, on } of inputMethods) {
  test(`an unfinished activation ends with the activation ID that the seller names, and with no other, ${method}`, async ({
    start,
    polar,
    writeRecord,
    dataFolder,
  }) => {
    const { label } = seatOf(polar);
    const nonce = await writeUnfinished(polar, writeRecord);
    const lost = polar.seller.addSeat(polar.licenseId, label, { activation_nonce: nonce });
    const { page } = await start();
    const inputMethod = on(page);
    const { unfinished } = messages;
    const field = page.getByLabel(messages.activation.label, { exact: true });
    const finish = page.getByRole('button', { name: unfinished.submit });
    await expect(headline(page, en.device.unfinished.title)).toBeVisible();
    await inputMethod.press(stateCard(page).getByText(en.device.actions.useActivation));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(unfinished.title);
    await expect(page.getByText(unfinished.lead(label))).toBeVisible();
    // Main has the key, the organization and the name.
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(1);
    await expectAccessible(page, 'the form that ends an unfinished activation');

    // That of another computer changes nothing, and Back leads to the activation again.
    await inputMethod.write(field, polar.otherActivationId);
    await inputMethod.press(finish);
    await expectFailure(page, 'activation-other');
    await expect(page.getByRole('main')).toContainText(en.device.seatAvailability.unfinished);
    await expectAccessible(page, 'the form with a refused ID');
    await inputMethod.press(page.getByRole('button', { name: en.app.actions.back }));
    await expect(headline(page, en.device.unfinished.title)).toBeVisible();
    expect(fileExists(dataFolder, 'activation.json')).toBe(true);
    expect(fileExists(dataFolder, 'device.json')).toBe(false);

    await inputMethod.press(stateCard(page).getByText(en.device.actions.useActivation));
    await inputMethod.write(field, `  {${lost.id.toUpperCase()}} `);
    await inputMethod.press(finish);
    await expect(headline(page, en.device.active.title)).toBeVisible();
    expect(fileExists(dataFolder, 'activation.json')).toBe(false);
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(3);
  });
}

test('a wrong activation ID leaves an unfinished activation as it is, and says what is wrong', async ({
  start,
  polar,
  writeRecord,
  dataFolder,
}) => {
  const { label } = seatOf(polar);
  const nonce = await writeUnfinished(polar, writeRecord);
  const lost = polar.seller.addSeat(polar.licenseId, label, { activation_nonce: nonce });
  const { app, page } = await start();
  const { unfinished, activation, key } = messages;
  const main = page.getByRole('main');
  await stateCard(page).getByText(en.device.actions.useActivation).click();

  for (const [typed, problem] of [
    ['', activation.missing],
    ['the ID of my computer', activation.wrong],
    [polar.key, activation.isKey],
    [`${lost.id} ${polar.otherActivationId}`, activation.several],
  ] as const) {
    await fill(page, { activation: typed });
    await submit(page, unfinished.submit);
    await expect(main).toContainText(problem);
  }
  expect(polar.log.count()).toBe(0);

  // An activation of another license; then Polar is out of reach, and what was typed stays.
  const elsewhere = polar.record
    .storedLicenses()
    .filter(({ id }) => id !== polar.licenseId)
    .flatMap(({ id }) => polar.record.liveActivations(id))[0];
  await fill(page, { activation: elsewhere?.id ?? '' });
  await submit(page, unfinished.submit);
  const { body, advice } = en.failures.unfinished['activation-unknown'];
  await expect(main).toContainText(en.failures.words['activation-unknown'].title);
  await expect(main).toContainText(`${body} ${en.device.seatAvailability.unfinished}`);
  await expect(main).toContainText(advice);
  await setOffline(app, true);
  await fill(page, { activation: lost.id });
  await submit(page, unfinished.submit);
  await expectFailure(page, 'proxy-unreachable');
  await expect(page.getByLabel(activation.label, { exact: true })).toHaveValue(lost.id);
  await setOffline(app, false);

  // The seller has replaced the key since: only then does the form ask for it.
  const rotated = 'LUMEN-TEST-ROTATED-0002';
  polar.seller.update(polar.licenseId, { key: rotated });
  await submit(page, unfinished.submit);
  await expect(main).toContainText(en.failures.words['key-unknown'].title);
  await expect(main).toContainText(en.failures.unfinished['key-unknown'].body);
  await submit(page, unfinished.submit);
  await expect(main).toContainText(key.problems.missing);
  expect(fileExists(dataFolder, 'activation.json')).toBe(true);
  expect(fileExists(dataFolder, 'device.json')).toBe(false);
  await fill(page, { key: rotated });
  await submit(page, unfinished.submit);
  await expect(headline(page, en.device.active.title)).toBeVisible();
  expect(fileExists(dataFolder, 'activation.json')).toBe(false);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('a computer that is already activated imports its seat without taking another one', async ({
  start,
  polar,
  dataFolder,
}) => {
  const { page } = await start();
  await page.getByRole('button', { name: messages.entryPoints.existing }).click();
  await fill(page, { key: polar.key, organization: polar.organizationId, activation: 'mine' });
  await submit(page, messages.import.submit);
  await expect(page.getByText(messages.activation.wrong)).toBeVisible();
  await fill(page, { activation: polar.activationId });
  await submit(page, messages.import.submit);
  await expect(stateCard(page)).toBeVisible();
  await page.getByRole('button', { name: en.device.actions.check }).click();
  await expect(headline(page, en.device.active.title)).toBeVisible();
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(2);
  expect(fileExists(dataFolder, 'device.json')).toBe(true);
});

test('each unusable token gets its reason, and none is saved', async ({
  start,
  polar,
  dataFolder,
}) => {
  const running = await start();
  const { page } = running;
  await page
    .getByRole('button', { name: new RegExp(messages.entryPoints.organization.title) })
    .click();
  const copies: readonly (readonly [string, FailureCode])[] = [
    ['a shopping list', 'clipboard-no-token'],
    [polar.scopelessToken, 'scope-missing'],
    [polar.expiredToken, 'token-rejected'],
    [polar.revokedToken, 'token-rejected'],
    ['polar_oat_TEST_token_of_the_other_server', 'token-rejected'],
  ];
  for (const [copied, code] of copies) {
    await useToken(running, copied, en.failures.words[code].title);
    await expectFailure(page, code);
  }
  // An answer in Polar's format without the needed field, and one that is too long to read.
  for (const [bytes, code] of [
    [3 * 1024 * 1024, 'answer-unreadable'],
    [65 * 1024 * 1024, 'answer-too-long'],
  ] as const) {
    polar.faults.add({ type: 'oversized', bytes }, { on: 'list' });
    await useToken(running, polar.token, en.failures.words[code].title);
    await expectFailure(page, code);
  }
  await useToken(running, polar.scopelessToken, en.failures.scope('license_keys:read'));
  await expect(page.getByRole('main')).toContainText(en.failures.scope('license_keys:read'));
  expect(fileExists(dataFolder, 'token.json')).toBe(false);

  await page.getByRole('button', { name: en.app.actions.back }).click();
  await goTo(page, 'settings');
  await expect(connection(page)).toContainText(en.settings.connection.none);
});
