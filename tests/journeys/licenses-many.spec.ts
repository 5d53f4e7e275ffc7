import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answer, byKeyboard, hands, question } from '../support/person.ts';
import { expectSpoken } from '../support/journey-access.ts';
import {
  button,
  connect,
  expectAccessibleOnce,
  rows,
  type Clerk,
} from '../support/journey-admin.ts';
import { answerDialogs, connection, kill } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { saveInto } from '../support/journey-save.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: words, bulkRelease } = en;
const { form, planning, plan, run, end } = bulkRelease;

const [mateo, brightwater, spare] = [licenseId(2), licenseId(3), licenseId(4)];

const heading = ({ page }: Clerk, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, exact: true });
const released = ({ polar }: Clerk): number =>
  polar.log.count({ operation: 'deactivate', committed: true });

/** Asks for the seats that a rule finds, and expects so many. */
async function planFor(clerk: Clerk, rule: keyof typeof form.rules, seats: number): Promise<void> {
  const { hand, page } = clerk;
  await hand.choose(page.getByLabel(form.rule), form.rules[rule]);
  await hand.press(button(page, form.submit));
  await expect(heading(clerk, plan.title(seats))).toBeFocused();
}

/** Plans that come to nothing: each is canceled, fails, or is looked at and discarded. */
async function lookOnly(clerk: Clerk): Promise<void> {
  const { hand, page, polar } = clerk;
  polar.faults.add({ kind: 'slow', ms: 5_000 }, { on: 'get', times: 8 });
  await hand.press(button(page, form.submit));
  await expect(heading(clerk, planning.title)).toBeFocused();
  await hand.press(button(page, planning.cancel));
  await expect(button(page, form.submit)).toBeVisible();
  polar.faults.clear();
  polar.faults.add({ kind: 'captive-portal' }, { on: 'get' });
  await hand.press(button(page, form.submit));
  await expectSpoken(page, 'at once', en.failures.words['not-polar'].title);
  await hand.press(button(page, bulkRelease.notPlanned.again));
  polar.faults.clear();
  await planFor(clerk, 'duplicates', 1);
  await hand.press(button(page, plan.discard));
  await hand.choose(page.getByLabel(form.rule), form.rules['older-than']);
  const days = page.getByLabel(form.days);
  await hand.write(days, '0');
  await hand.press(button(page, form.submit));
  await expectSpoken(page, 'at once', form.noDays);
  await expect(days).toBeFocused();
  await hand.write(days, '1');
  await planFor(clerk, 'older-than', 11);
  await hand.press(button(page, plan.nothing));
  await expectSpoken(page, 'politely', plan.none);
  await hand.press(button(page, plan.all));
  await expectSpoken(page, 'politely', plan.chosen(11, 6));
  await expectAccessibleOnce(clerk, 'a plan');
  await hand.press(button(page, plan.discard));
  expect(released(clerk)).toBe(0);
}

/** All seats but one: paused, slowed down, resumed, and canceled on the way. Answers how many were released. */
async function releaseSome(clerk: Clerk): Promise<number> {
  const { hand, page, polar } = clerk;
  await planFor(clerk, 'all', 33);
  await hand.selectRows(grid(page), 0, 0);
  // Eight at a time: the first are soon done, and others on their way until the rest is canceled.
  polar.faults.add({ kind: 'slow', ms: 500 }, { on: 'deactivate', times: 8 });
  polar.faults.add({ kind: 'slow', ms: 2_000 }, { on: 'deactivate', times: 24 });
  await hand.ask(button(page, plan.release(32)));
  await hand.press(button(question(page), bulkRelease.confirm.confirm(32)));
  await expectSpoken(page, 'at once', bulkRelease.confirm.wrong);
  await expect(question(page).getByLabel(bulkRelease.confirm.type(32))).toBeFocused();
  await hand.write(question(page).getByLabel(bulkRelease.confirm.type(32)), '32');
  await answer(page, hand, bulkRelease.confirm.confirm(32));
  await hand.press(button(page, run.pause));
  await expect(heading(clerk, /^Paused: \d+ of 32 seats done$/)).toBeVisible();
  await expectAccessibleOnce(clerk, 'a run that is paused');
  const underWay = () => polar.log.find({ operation: 'deactivate' }).some(({ status }) => !status);
  await expect.poll(underWay).toBe(false);
  const atPause = released(clerk);
  await hand.choose(page.getByLabel(words.pace.label), words.pace.share(0.4));
  await expect(heading(clerk, run.paused(atPause, 32))).toBeVisible();
  expect(released(clerk)).toBe(atPause);
  await hand.press(button(page, run.resume));
  await expect(heading(clerk, /^Releasing/)).toBeVisible();
  await hand.ask(button(page, run.cancel));
  await answer(page, hand, run.cancelDialog.confirm);
  await expect(heading(clerk, /^\d+ of 32 seats released$/)).toBeFocused();
  polar.faults.clear();
  expect(released(clerk)).toBeLessThan(32);
  await expectSpoken(page, 'politely', end.title(released(clerk), 32));
  return released(clerk);
}

/** Releases the seats of two licenses that are selected in the list, and of no other one. */
async function releaseChosen(clerk: Clerk): Promise<void> {
  const { hand, page, polar } = clerk;
  const live = () => [brightwater, spare].flatMap((id) => polar.record.liveActivations(id));
  for (const { id } of live()) polar.seller.release(id);
  for (const id of [brightwater, brightwater, spare, mateo]) polar.seller.addSeat(id, 'Late desk');
  await hand.press(button(page, bulkRelease.back));
  await rows(page, 8);
  // The newest of eight is the first.
  await hand.selectRows(grid(page), 4, 5);
  await expect(page.getByRole('main').getByText(words.chosen.count(2))).toBeVisible();
  await hand.press(button(page, bulkRelease.open));
  await expect(page.getByRole('radio', { name: form.chosen(2) })).toBeChecked();
  await planFor(clerk, 'all', 3);
  await hand.press(button(page, plan.release(3)));
  await expect(heading(clerk, end.title(3, 3))).toBeVisible();
  expect(live()).toEqual([]);
  expect(polar.record.liveActivations(mateo).map(({ label }) => label)).toContain('Late desk');
  await hand.press(button(page, end.close));
}

/** Releases the seats of a license that a file names. */
async function releaseByFile(clerk: Clerk, file: string): Promise<void> {
  const { hand, page, polar } = clerk;
  const field = page.getByLabel(form.file, { exact: true });
  await hand.pick(page.getByRole('radio', { name: form.csv }));
  await hand.press(button(page, form.submit));
  await expectSpoken(page, 'at once', form.noFile);
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(new RegExp(form.noFile));
  await expectAccessibleOnce(clerk, 'a form without its file');
  const seats = polar.record.liveActivations(mateo).length;
  await writeFile(file, 'E-mail\nmateo@studio-norte.example\nnobody@nowhere.example\n');
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), hand.press(field)]);
  await dialog.setFiles(file);
  await planFor(clerk, 'all', seats);
  await expect(page.getByText(plan.skipped.title(1))).toBeVisible();
  await hand.press(button(page, plan.release(seats)));
  await expect(heading(clerk, end.title(seats, seats))).toBeVisible();
  expect(polar.record.liveActivations(mateo)).toEqual([]);
  await hand.press(button(page, end.close));
}

for (const { name, on } of hands) {
  test(`many licenses are planned, counted, paused, canceled and told in tables ${name}`, async ({
    start,
    polar,
    dataFolder,
  }) => {
    for (let desk = 1; desk <= 22; desk += 1) polar.seller.addSeat(brightwater, `Desk ${desk}`);
    const running = await start();
    const { app, page } = running;
    const hand = on(page);
    const clerk = { ...running, polar, hand };
    await connect(clerk);
    await answerDialogs(running.app, 1);

    const list = path.join(dataFolder, 'list.csv');
    await saveInto(app, list);
    await hand.ask(button(page, words.export.open));
    await expect(button(question(page), words.export.keep)).toBeFocused();
    await hand.press(question(page).getByLabel(words.export.keys));
    await answer(page, hand, words.export.confirm);
    await expect(button(page, words.export.open)).toBeFocused();
    expect(await readFile(list, 'utf8')).toContain(polar.key);

    await hand.press(button(page, bulkRelease.open));
    await lookOnly(clerk);
    const some = await releaseSome(clerk);
    await hand.press(page.getByLabel(end.full));
    const report = path.join(dataFolder, 'report.csv');
    await saveInto(app, report);
    await hand.press(button(page, end.save));
    await expectSpoken(page, 'politely', end.saved);
    const table = await readFile(report, 'utf8');
    expect(table).toContain('licenses@brightwater.example');
    expect(table.split(`,${en.bulk.results.released},`)).toHaveLength(some + 1);
    expect(table.split(`,${en.bulk.results['left-out']},`)).toHaveLength(32 - some + 1);
    await hand.press(button(page, end.close));

    await releaseChosen(clerk);
    await releaseByFile(clerk, path.join(dataFolder, 'lost.csv'));

    await hand.press(button(page, en.app.nav.settings));
    await hand.ask(button(connection(page), en.settings.connection.disconnect));
    await answer(page, hand, en.settings.connection.dialog.confirm);
    await expect(connection(page)).toContainText(en.settings.connection.none);
    await expect(button(page, en.app.nav.licenses)).toHaveCount(0);
  });
}

test('a run that was interrupted is taken up by keyboard alone', async ({ start, polar }) => {
  const seats = 11;
  const first = await start();
  const before = { ...first, polar, hand: byKeyboard(first.page) };
  await connect(before);
  await answerDialogs(first.app, 1);
  await before.hand.press(button(first.page, bulkRelease.open));
  await planFor(before, 'all', seats);
  polar.faults.add({ kind: 'slow', ms: 1 }, { on: 'deactivate', times: 3 });
  polar.faults.add({ kind: 'hang' }, { on: 'deactivate', times: seats });
  await before.hand.press(button(first.page, plan.release(seats)));
  await before.hand.write(
    question(first.page).getByLabel(bulkRelease.confirm.type(seats)),
    String(seats),
  );
  await before.hand.press(button(question(first.page), bulkRelease.confirm.confirm(seats)));
  await expect(heading(before, run.running(3, seats))).toBeVisible();
  await kill(first.app);
  polar.faults.clear();

  const second = await start();
  const after = { ...second, polar, hand: byKeyboard(second.page) };
  await connect(after);
  await after.hand.press(button(second.page, bulkRelease.banner.show));
  await expect(second.page.getByText(run.interruptedBody)).toBeVisible();
  expect(released(after)).toBe(3);
  await answerDialogs(second.app, 0);
  await after.hand.press(button(second.page, run.resume));
  await expectSpoken(second.page, 'politely', en.failures.words['not-confirmed'].title);
  expect(released(after)).toBe(3);
  await answerDialogs(second.app, 1);
  await after.hand.press(button(second.page, run.resume));
  await expect(heading(after, end.title(seats, seats))).toBeFocused();
  expect(released(after)).toBe(seats);
});
