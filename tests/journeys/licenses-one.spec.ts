import type { Locator } from '@playwright/test';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { caseBlock } from '../../shared/support-case.ts';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods, confirmDialog } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import {
  button,
  connectOrganization,
  expectAccessibleOnce,
  panelOf,
  expectRowCount,
  type StaffUser,
} from '../support/journey-admin.ts';
import { copy, readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: messages, licensePanel, bulkRelease, supportLookup } = en;
const { actions, seats, edit } = licensePanel;
const { granted, disabled, revoked, rotate } = en.native.confirm;
const questions = { enable: granted, disable: disabled, revoke: revoked, rotate };

const [mateo, brightwater, priya] = [licenseId(2), licenseId(3), licenseId(7)];

/** Opens the license at an index of the list. By keyboard the focus moves with it. */
async function open(
  { inputMethod, page }: StaffUser,
  place: number,
  customer: string,
): Promise<Locator> {
  await inputMethod.openRow(grid(page), place);
  const panel = panelOf(page, customer);
  await expect(panel.getByRole('heading', { name: customer })).toBeVisible();
  return panel;
}

/** Runs an action that main confirms: canceled, it sends nothing; then confirmed. */
async function runAction(
  { inputMethod, app, page, polar }: StaffUser,
  panel: Locator,
  name: keyof typeof questions,
): Promise<void> {
  const changes = (): number =>
    polar.log.count({ operation: 'update' }) + polar.log.count({ operation: 'rotate' });
  const before = changes();
  const { message, detail } = questions[name];
  for (const [answered, spoken, sent] of [
    [0, en.failures.words['not-confirmed'].title, 0],
    [1, actions[name].done, 1],
  ] as const) {
    await answerDialogs(app, answered);
    await inputMethod.press(button(panel, actions[name].open));
    await expectAnnounced(page, 'politely', spoken);
    const [shownQuestion, ...others] = await shownDialogs(app);
    expect(others).toEqual([]);
    expect(shownQuestion).toContain(message);
    expect(shownQuestion).toContain(detail);
    expect(changes()).toBe(before + sent);
  }
}

/**
 * Changes every field of Mateo's license; wrong values show an error, and canceled ones are not
 * sent.
 */
async function changeLimits(staff: StaffUser, panel: Locator): Promise<void> {
  const { inputMethod, page, polar } = staff;
  const field = (label: string): Locator => panel.getByLabel(label, { exact: true });
  const requests = (): number => polar.log.count({ operation: 'update' });
  const before = requests();
  await inputMethod.press(button(panel, edit.open));
  await expect(field(edit.seatLimit)).toBeFocused();
  await inputMethod.write(field(edit.seatLimit), '0');
  await inputMethod.write(field(edit.usage), 'many');
  await inputMethod.press(button(panel, edit.save));
  await expectAnnounced(page, 'at once', en.start.problems(2));
  await expect(field(edit.seatLimit)).toBeFocused();
  await expect(field(edit.seatLimit)).toHaveAccessibleDescription(
    new RegExp(edit.invalidLimit(edit.noSeatLimit)),
  );
  await expect(field(edit.usage)).toHaveAccessibleDescription(new RegExp(edit.invalidCount));
  await expectAccessibleOnce(staff, 'limits that are wrong');
  await inputMethod.press(button(panel, edit.cancel));
  await expect(button(panel, edit.open)).toBeFocused();
  expect(requests()).toBe(before);

  await inputMethod.press(button(panel, edit.open));
  await inputMethod.write(field(edit.seatLimit), '5');
  await inputMethod.write(field(edit.usage), '7');
  await inputMethod.press(field(edit.noUsageLimit));
  await inputMethod.write(field(edit.usageLimit), '1000');
  await inputMethod.press(field(edit.noExpiry));
  await inputMethod.enterDay(field(edit.expires), '2036-12-31');
  await inputMethod.press(button(panel, edit.save));
  await expectAnnounced(page, 'politely', edit.saved);
  await expect(button(panel, edit.open)).toBeFocused();
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 5 }));
  const facts = panel.getByLabel(licensePanel.facts.label);
  await expect(facts).toContainText(messages.grid.seats(7, 1000));
  await expect(facts).toContainText('2036');
  const changed = polar.record.license(mateo);
  expect(changed).toMatchObject({ limitActivations: 5, usage: 7, limitUsage: 1000 });
  expect(new Date(changed?.expiresAt ?? 0).getFullYear()).toBe(2036);

  await inputMethod.press(button(panel, edit.open));
  await inputMethod.press(field(edit.noUsageLimit));
  await inputMethod.press(button(panel, edit.save));
  await expect(facts).not.toContainText(messages.grid.seats(7, 1000));
  expect(polar.record.license(mateo)).toMatchObject({ limitActivations: 5, limitUsage: null });
  expect(requests()).toBe(before + 2);
}

/** Puts a text on the clipboard, pastes it into the support lookup and starts the search. */
async function lookUp({ inputMethod, app, page }: StaffUser, text: string): Promise<void> {
  const field = page.getByLabel(supportLookup.paste);
  await inputMethod.goTo(field);
  await withClipboard(async () => {
    await copy(app, text);
    await page.keyboard.press('ControlOrMeta+V');
    await expect(field).toHaveValue(text);
  });
  await inputMethod.press(button(page, supportLookup.find));
}

/** A support case in a customer's mail, wrapped and quoted. */
function mailAbout(polar: Polar, code: string): string {
  const block = caseBlock({
    version: 1,
    code,
    createdAt: Date.now(),
    about: 'another-device',
    reason: 'lost',
    server: 'loopback',
    displayKey: `****-${polar.key.slice(-6)}`,
    activationHash: activationHash(polar.otherActivationId),
    deviceName: 'Ingrid’s MacBook Air',
    lastUsed: 'in spring',
    situation: 'none',
    failure: null,
    appVersion: '0.1.0',
    platform: 'linux',
  });
  const wrapped = block.match(/.{1,70}/g) ?? [];
  return ['Hello, it was in my bag.', '', ...wrapped.map((line) => `> ${line}`)].join('\n');
}

/** Finds seats from customers' mails, releases one and copies the reply. */
async function helpCustomers(staff: StaffUser): Promise<void> {
  const { inputMethod, app, page, polar } = staff;
  const code = 'BCDF-GHJK';
  const device = 'Ingrid’s MacBook Air';
  await inputMethod.press(button(page, supportLookup.open));
  await inputMethod.press(button(page, supportLookup.find));
  await expectAnnounced(page, 'at once', supportLookup.empty);
  await expect(page.getByLabel(supportLookup.paste)).toBeFocused();

  await lookUp(staff, mailAbout(polar, code));
  const ingrid = panelOf(page, 'Ingrid Solberg');
  await expect(ingrid.getByRole('heading', { name: 'Ingrid Solberg' })).toBeFocused();
  await expectAnnounced(page, 'politely', supportLookup.summary(1, true, true));
  const facts = page.getByLabel(supportLookup.case(code));
  for (const fact of [en.support.reasons.lost, device, 'in spring'])
    await expect(facts).toContainText(fact);
  await expectAccessibleOnce(staff, 'a case in the support lookup');
  await inputMethod.openTwice(button(ingrid, seats.releaseOf(device)));
  await expect(confirmDialog(page).getByLabel(licensePanel.release.reason)).toHaveValue(code);
  await answerDialog(page, inputMethod, licensePanel.release.confirm);
  await expect(ingrid).toContainText(en.activity.reason(code));
  const left = polar.record.liveActivations(polar.licenseId);
  expect(left.map(({ label }) => label)).toEqual(['Studio workstation']);
  await withClipboard(async () => {
    await inputMethod.press(button(page, supportLookup.reply.copy));
    await expectAnnounced(page, 'politely', supportLookup.reply.copied);
    const reply = { device, how: 'released', caseCode: code } as const;
    expect(await readClipboard(app)).toBe(supportLookup.reply.text(reply));
  });

  // Looks the same case up again: no seat is left to release.
  const next = async (): Promise<void> => {
    await inputMethod.press(button(page, supportLookup.clear));
    await expect(page.getByLabel(supportLookup.paste)).toBeFocused();
    await expect(page.getByLabel(supportLookup.paste)).toHaveValue('');
  };
  await next();
  await lookUp(staff, mailAbout(polar, code));
  await expect(page.getByText(supportLookup.seatGone)).toBeVisible();
  const reply = { device, how: 'already-free', caseCode: code } as const;
  await expect(page.getByText(supportLookup.reply.text(reply))).toBeVisible();

  // Looks up a seat by its activation id, an address of two licenses, and one of none.
  const [seat] = polar.record.liveActivations(mateo);
  await next();
  await lookUp(staff, seat?.id ?? '');
  await expect(panelOf(page, 'Mateo Fernández')).toBeVisible();
  await expect(page.getByText(supportLookup.seat('MATEO-PC'))).toBeVisible();
  await next();
  await lookUp(staff, 'licenses@brightwater.example');
  await expectAnnounced(page, 'politely', supportLookup.summary(2, true, true));
  const ending = messages.grid.keyEnding(polar.record.license(brightwater)?.key.slice(-6) ?? '');
  await inputMethod.press(button(page, supportLookup.showOf('Brightwater Films', ending)));
  await expect(panelOf(page, 'Brightwater Films')).toContainText(ending);
  await inputMethod.close(panelOf(page, 'Brightwater Films'), licensePanel.close);
  await expect(panelOf(page, 'Brightwater Films')).toHaveCount(0);
  await next();
  await lookUp(staff, 'nobody@nowhere.example');
  await expect(page.getByRole('heading', { name: supportLookup.nothing.title })).toBeVisible();
  await inputMethod.press(button(page, bulkRelease.back));
  await expect(page.getByRole('heading', { level: 1, name: messages.title })).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(6);
}

for (const { name, on } of inputMethods) {
  test(`one license is found, changed, given another key and its seats released ${name}`, async ({
    start,
    polar,
  }) => {
    const running = await start();
    const { app, page } = running;
    const inputMethod = on(page);
    const staff = { ...running, polar, inputMethod };
    await connectOrganization(staff);
    await answerDialogs(app, 1);

    const status = page.getByLabel(messages.search.status, { exact: true });
    await inputMethod.choose(status, messages.statuses.disabled);
    await expectRowCount(page, 1);
    // The search result is announced a moment later, and would replace the announcement of the
    // action.
    await expectAnnounced(page, 'politely', messages.search.found(1));
    const raman = await open(staff, 0, 'Priya Raman');
    await runAction(staff, raman, 'enable');
    expect(polar.record.license(priya)?.status).toBe('granted');
    await inputMethod.close(raman, licensePanel.close);
    await inputMethod.press(button(page, messages.search.clear));
    await expectRowCount(page, 8);

    polar.faults.add({ type: 'captive-portal' }, { on: 'get' });
    await inputMethod.openRow(grid(page), 6);
    const unknown = panelOf(page, licensePanel.label);
    await expectAnnounced(page, 'at once', en.failures.words['not-polar'].title);
    await inputMethod.press(button(unknown, en.app.actions.tryAgain));
    const panel = panelOf(page, 'Mateo Fernández');
    await expect(panel).toContainText(en.device.seats.ofLimit({ used: 2, limit: 2 }));
    await expect(panel.getByText(seats.sameName)).toHaveCount(2);
    await expect(panel).toContainText(seats.lastSeen);
    const same = button(panel, seats.releaseOf('MATEO-PC'));
    await expect(same.first()).toHaveAccessibleDescription(/February 23/);
    await expect(same.last()).toHaveAccessibleDescription(/February 22/);
    await inputMethod.press(panel.getByText(seats.details).first());
    await expect(panel.getByText('win32').first()).toBeVisible();
    const key = polar.record.license(mateo)?.key ?? '';
    expect(key.length).toBeGreaterThan(20);
    await withClipboard(async () => {
      await inputMethod.press(button(panel, licensePanel.copyLabel));
      await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
      expect(await readClipboard(app)).toBe(key);
    });
    expect(await page.content()).not.toContain(key);
    await inputMethod.openTwice(same.first());
    await expect(button(confirmDialog(page), licensePanel.release.cancel)).toBeFocused();
    await inputMethod.write(
      confirmDialog(page).getByLabel(licensePanel.release.reason),
      'lost laptop',
    );
    expect(polar.record.liveActivations(mateo)).toHaveLength(2);
    await answerDialogs(app, 0);
    await inputMethod.press(button(confirmDialog(page), licensePanel.release.confirm));
    await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
    const [requestedPath = ''] = await shownDialogs(app);
    for (const part of [en.native.confirm.release.message('MATEO-PC'), 'Mateo Fernández'])
      expect(requestedPath).toContain(JSON.stringify(part).slice(1, -1));
    expect(requestedPath).toContain(key.slice(-6));
    expect(requestedPath).not.toContain(key);
    expect(polar.record.liveActivations(mateo)).toHaveLength(2);
    await answerDialogs(app, 1);
    await answerDialog(page, inputMethod, licensePanel.release.confirm);
    await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 2 }));
    await expect(panel).toContainText(en.activity.reason('lost laptop'));
    expect(polar.record.liveActivations(mateo)).toHaveLength(1);
    expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);

    await changeLimits(staff, panel);
    await runAction(staff, panel, 'disable');
    expect(polar.record.license(mateo)?.status).toBe('disabled');
    await runAction(staff, panel, 'revoke');
    expect(polar.record.license(mateo)?.status).toBe('revoked');
    await expectAccessibleOnce(staff, 'a license that was changed');
    await inputMethod.close(panel, licensePanel.close);
    await expect(panel).toHaveCount(0);
    await expect(grid(page)).toBeFocused();

    // Letters typed in the list go to the search field.
    await page.keyboard.type('Brightwater');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.getByRole('searchbox')).toHaveValue('Brightwater');
    await expectRowCount(page, 2);
    await expectAnnounced(page, 'politely', messages.search.found(2));
    const films = await open(staff, 1, 'Brightwater Films');
    const before = polar.record.license(brightwater)?.key;
    await runAction(staff, films, 'rotate');
    await expect(films.getByText(seats.oldKey, { exact: true })).toHaveCount(4);
    expect(polar.record.license(brightwater)?.key).not.toBe(before);
    await expect(films).toContainText(en.activity.kinds['license-rotated']);
    await inputMethod.press(button(films, bulkRelease.releaseStranded));
    await expect(page.getByRole('heading', { name: bulkRelease.plan.title(4) })).toBeVisible();
    await answerDialogs(app, 0);
    await inputMethod.press(button(page, bulkRelease.plan.release(4)));
    await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
    expect(polar.record.liveActivations(brightwater)).toHaveLength(4);
    await answerDialogs(app, 1);
    await inputMethod.press(button(page, bulkRelease.plan.release(4)));
    await expectAnnounced(page, 'politely', bulkRelease.end.title(4, 4));
    expect(polar.record.liveActivations(brightwater)).toEqual([]);
    await inputMethod.press(button(page, bulkRelease.end.close));
    await inputMethod.press(button(page, bulkRelease.back));
    await helpCustomers(staff);
  });
}
