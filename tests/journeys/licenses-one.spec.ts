import type { Locator } from '@playwright/test';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { caseBlock } from '../../shared/support-case.ts';
import { en } from '../../shared/text/en.ts';
import { answer, hands, question } from '../support/person.ts';
import { expectSpoken } from '../support/journey-access.ts';
import { answerDialogs, askedDialogs } from '../support/journey-app.ts';
import {
  button,
  connect,
  expectAccessibleOnce,
  panelOf,
  rows,
  type Clerk,
} from '../support/journey-admin.ts';
import { copy, pasted, withClipboard } from '../support/journey-clipboard.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: words, licensePanel, bulkRelease, supportDesk } = en;
const { acts, seats, edit } = licensePanel;
const { granted, disabled, revoked, rotate } = en.native.confirm;
const questions = { enable: granted, disable: disabled, revoke: revoked, rotate };

const [mateo, brightwater, priya] = [licenseId(2), licenseId(3), licenseId(7)];

/** Opens the license at a place of the list. By keyboard the person goes along with it. */
async function open({ hand, page }: Clerk, place: number, customer: string): Promise<Locator> {
  await hand.openRow(grid(page), place);
  const panel = panelOf(page, customer);
  await expect(panel.getByRole('heading', { name: customer })).toBeVisible();
  return panel;
}

/** An act before which main asks: canceled, and nothing is sent; then confirmed. */
async function act(
  { hand, app, page, polar }: Clerk,
  panel: Locator,
  name: keyof typeof questions,
): Promise<void> {
  const changes = (): number =>
    polar.log.count({ operation: 'update' }) + polar.log.count({ operation: 'rotate' });
  const before = changes();
  const { message, detail } = questions[name];
  for (const [answered, spoken, sent] of [
    [0, en.failures.words['not-confirmed'].title, 0],
    [1, acts[name].done, 1],
  ] as const) {
    await answerDialogs(app, answered);
    await hand.press(button(panel, acts[name].open));
    await expectSpoken(page, 'politely', spoken);
    const [asked, ...others] = await askedDialogs(app);
    expect(others).toEqual([]);
    expect(asked).toContain(message);
    expect(asked).toContain(detail);
    expect(changes()).toBe(before + sent);
  }
}

/** Changes all that can be changed of Mateo's license; what is wrong is told, and what is taken back is not sent. */
async function changeLimits(clerk: Clerk, panel: Locator): Promise<void> {
  const { hand, page, polar } = clerk;
  const field = (label: string): Locator => panel.getByLabel(label, { exact: true });
  const requests = (): number => polar.log.count({ operation: 'update' });
  const before = requests();
  await hand.press(button(panel, edit.open));
  await expect(field(edit.seatLimit)).toBeFocused();
  await hand.write(field(edit.seatLimit), '0');
  await hand.write(field(edit.usage), 'many');
  await hand.press(button(panel, edit.save));
  await expectSpoken(page, 'at once', en.start.problems(2));
  await expect(field(edit.seatLimit)).toBeFocused();
  await expect(field(edit.seatLimit)).toHaveAccessibleDescription(
    new RegExp(edit.notLimit(edit.noSeatLimit)),
  );
  await expect(field(edit.usage)).toHaveAccessibleDescription(new RegExp(edit.notCount));
  await expectAccessibleOnce(clerk, 'limits that are wrong');
  await hand.press(button(panel, edit.cancel));
  await expect(button(panel, edit.open)).toBeFocused();
  expect(requests()).toBe(before);

  await hand.press(button(panel, edit.open));
  await hand.write(field(edit.seatLimit), '5');
  await hand.write(field(edit.usage), '7');
  await hand.press(field(edit.noUsageLimit));
  await hand.write(field(edit.usageLimit), '1000');
  await hand.press(field(edit.noExpiry));
  await hand.enterDay(field(edit.expires), '2036-12-31');
  await hand.press(button(panel, edit.save));
  await expectSpoken(page, 'politely', edit.saved);
  await expect(button(panel, edit.open)).toBeFocused();
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 5 }));
  const facts = panel.getByLabel(licensePanel.facts.label);
  await expect(facts).toContainText(words.grid.seats(7, 1000));
  await expect(facts).toContainText('2036');
  const changed = polar.record.license(mateo);
  expect(changed).toMatchObject({ limitActivations: 5, usage: 7, limitUsage: 1000 });
  expect(new Date(changed?.expiresAt ?? 0).getFullYear()).toBe(2036);

  await hand.press(button(panel, edit.open));
  await hand.press(field(edit.noUsageLimit));
  await hand.press(button(panel, edit.save));
  await expect(facts).not.toContainText(words.grid.seats(7, 1000));
  expect(polar.record.license(mateo)).toMatchObject({ limitActivations: 5, limitUsage: null });
  expect(requests()).toBe(before + 2);
}

/** Puts a text on the clipboard and pastes it into the desk, which looks for what it speaks of. */
async function lookUp({ hand, app, page }: Clerk, text: string): Promise<void> {
  const field = page.getByLabel(supportDesk.paste);
  await hand.goTo(field);
  await withClipboard(async () => {
    await copy(app, text);
    await page.keyboard.press('ControlOrMeta+V');
    await expect(field).toHaveValue(text);
  });
  await hand.press(button(page, supportDesk.find));
}

/** A support case as a customer's mail brings it, wrapped and quoted. */
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

/** From what customers sent to the seat, its release and the reply. */
async function helpCustomers(clerk: Clerk): Promise<void> {
  const { hand, app, page, polar } = clerk;
  const code = 'BCDF-GHJK';
  const device = 'Ingrid’s MacBook Air';
  await hand.press(button(page, supportDesk.open));
  await hand.press(button(page, supportDesk.find));
  await expectSpoken(page, 'at once', supportDesk.empty);
  await expect(page.getByLabel(supportDesk.paste)).toBeFocused();

  await lookUp(clerk, mailAbout(polar, code));
  const ingrid = panelOf(page, 'Ingrid Solberg');
  await expect(ingrid.getByRole('heading', { name: 'Ingrid Solberg' })).toBeFocused();
  await expectSpoken(page, 'politely', supportDesk.summary(1, true, true));
  const facts = page.getByLabel(supportDesk.case(code));
  for (const fact of [en.support.reasons.lost, device, 'in spring'])
    await expect(facts).toContainText(fact);
  await expectAccessibleOnce(clerk, 'a case at the desk');
  await hand.ask(button(ingrid, seats.releaseOf(device)));
  await expect(question(page).getByLabel(licensePanel.release.reason)).toHaveValue(code);
  await answer(page, hand, licensePanel.release.confirm);
  await expect(ingrid).toContainText(en.activity.reason(code));
  const left = polar.record.liveActivations(polar.licenseId);
  expect(left.map(({ label }) => label)).toEqual(['Studio workstation']);
  await withClipboard(async () => {
    await hand.press(button(page, supportDesk.reply.copy));
    await expectSpoken(page, 'politely', supportDesk.reply.copied);
    const reply = { device, how: 'released', caseCode: code } as const;
    expect(await pasted(app)).toBe(supportDesk.reply.text(reply));
  });

  // The same case once more: nothing is left to release.
  const next = async (): Promise<void> => {
    await hand.press(button(page, supportDesk.clear));
    await expect(page.getByLabel(supportDesk.paste)).toBeFocused();
    await expect(page.getByLabel(supportDesk.paste)).toHaveValue('');
  };
  await next();
  await lookUp(clerk, mailAbout(polar, code));
  await expect(page.getByText(supportDesk.seatGone)).toBeVisible();
  const reply = { device, how: 'already-free', caseCode: code } as const;
  await expect(page.getByText(supportDesk.reply.text(reply))).toBeVisible();

  // A seat by its activation id, an address of two licenses, and one of none.
  const [seat] = polar.record.liveActivations(mateo);
  await next();
  await lookUp(clerk, seat?.id ?? '');
  await expect(panelOf(page, 'Mateo Fernández')).toBeVisible();
  await expect(page.getByText(supportDesk.seat('MATEO-PC'))).toBeVisible();
  await next();
  await lookUp(clerk, 'licenses@brightwater.example');
  await expectSpoken(page, 'politely', supportDesk.summary(2, true, true));
  const ending = words.grid.keyEnding(polar.record.license(brightwater)?.key.slice(-6) ?? '');
  await hand.press(button(page, supportDesk.showOf('Brightwater Films', ending)));
  await expect(panelOf(page, 'Brightwater Films')).toContainText(ending);
  await hand.close(panelOf(page, 'Brightwater Films'), licensePanel.close);
  await expect(panelOf(page, 'Brightwater Films')).toHaveCount(0);
  await next();
  await lookUp(clerk, 'nobody@nowhere.example');
  await expect(page.getByRole('heading', { name: supportDesk.nothing.title })).toBeVisible();
  await hand.press(button(page, bulkRelease.back));
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(6);
}

for (const { name, on } of hands) {
  test(`one license is found, changed, given another key and its seats released ${name}`, async ({
    start,
    polar,
  }) => {
    const running = await start();
    const { app, page } = running;
    const hand = on(page);
    const clerk = { ...running, polar, hand };
    await connect(clerk);
    await answerDialogs(app, 1);

    const status = page.getByLabel(words.search.status, { exact: true });
    await hand.choose(status, words.statuses.disabled);
    await rows(page, 1);
    // What is found is told a moment later, and would take the place of what is told of the act.
    await expectSpoken(page, 'politely', words.search.found(1));
    const raman = await open(clerk, 0, 'Priya Raman');
    await act(clerk, raman, 'enable');
    expect(polar.record.license(priya)?.status).toBe('granted');
    await hand.close(raman, licensePanel.close);
    await hand.press(button(page, words.search.clear));
    await rows(page, 8);

    polar.faults.add({ kind: 'captive-portal' }, { on: 'get' });
    await hand.openRow(grid(page), 6);
    const unknown = panelOf(page, licensePanel.label);
    await expectSpoken(page, 'at once', en.failures.words['not-polar'].title);
    await hand.press(button(unknown, en.app.acts.tryAgain));
    const panel = panelOf(page, 'Mateo Fernández');
    await expect(panel).toContainText(en.device.seats.ofLimit({ used: 2, limit: 2 }));
    await expect(panel.getByText(seats.sameName)).toHaveCount(2);
    await expect(panel).toContainText(seats.lastSeen);
    const same = button(panel, seats.releaseOf('MATEO-PC'));
    await expect(same.first()).toHaveAccessibleDescription(/February 23/);
    await expect(same.last()).toHaveAccessibleDescription(/February 22/);
    await hand.press(panel.getByText(seats.details).first());
    await expect(panel.getByText('win32').first()).toBeVisible();
    const key = polar.record.license(mateo)?.key ?? '';
    expect(key.length).toBeGreaterThan(20);
    await withClipboard(async () => {
      await hand.press(button(panel, licensePanel.copyLabel));
      await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
      expect(await pasted(app)).toBe(key);
    });
    expect(await page.content()).not.toContain(key);
    await hand.ask(same.first());
    await expect(button(question(page), licensePanel.release.keep)).toBeFocused();
    await hand.write(question(page).getByLabel(licensePanel.release.reason), 'lost laptop');
    expect(polar.record.liveActivations(mateo)).toHaveLength(2);
    await answerDialogs(app, 0);
    await hand.press(button(question(page), licensePanel.release.confirm));
    await expectSpoken(page, 'politely', en.failures.words['not-confirmed'].title);
    const [asked = ''] = await askedDialogs(app);
    for (const part of [en.native.confirm.release.message('MATEO-PC'), 'Mateo Fernández'])
      expect(asked).toContain(JSON.stringify(part).slice(1, -1));
    expect(asked).toContain(key.slice(-6));
    expect(asked).not.toContain(key);
    expect(polar.record.liveActivations(mateo)).toHaveLength(2);
    await answerDialogs(app, 1);
    await answer(page, hand, licensePanel.release.confirm);
    await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 2 }));
    await expect(panel).toContainText(en.activity.reason('lost laptop'));
    expect(polar.record.liveActivations(mateo)).toHaveLength(1);
    expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);

    await changeLimits(clerk, panel);
    await act(clerk, panel, 'disable');
    expect(polar.record.license(mateo)?.status).toBe('disabled');
    await act(clerk, panel, 'revoke');
    expect(polar.record.license(mateo)?.status).toBe('revoked');
    await expectAccessibleOnce(clerk, 'a license that was changed');
    await hand.close(panel, licensePanel.close);
    await expect(panel).toHaveCount(0);
    await expect(grid(page)).toBeFocused();

    // Letters that are typed in the list are searched for.
    await page.keyboard.type('Brightwater');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.getByRole('searchbox')).toHaveValue('Brightwater');
    await rows(page, 2);
    await expectSpoken(page, 'politely', words.search.found(2));
    const films = await open(clerk, 1, 'Brightwater Films');
    const before = polar.record.license(brightwater)?.key;
    await act(clerk, films, 'rotate');
    await expect(films.getByText(seats.oldKey, { exact: true })).toHaveCount(4);
    expect(polar.record.license(brightwater)?.key).not.toBe(before);
    await expect(films).toContainText(en.activity.kinds['license-rotated']);
    await hand.press(button(films, bulkRelease.stranded));
    await expect(page.getByRole('heading', { name: bulkRelease.plan.title(4) })).toBeVisible();
    await answerDialogs(app, 0);
    await hand.press(button(page, bulkRelease.plan.release(4)));
    await expectSpoken(page, 'politely', en.failures.words['not-confirmed'].title);
    expect(polar.record.liveActivations(brightwater)).toHaveLength(4);
    await answerDialogs(app, 1);
    await hand.press(button(page, bulkRelease.plan.release(4)));
    await expectSpoken(page, 'politely', bulkRelease.end.title(4, 4));
    expect(polar.record.liveActivations(brightwater)).toEqual([]);
    await hand.press(button(page, bulkRelease.end.close));
    await hand.press(button(page, bulkRelease.back));
    await helpCustomers(clerk);
  });
}
