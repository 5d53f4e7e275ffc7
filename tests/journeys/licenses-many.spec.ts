import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answer, byKeyboard, hands, question, type Hand } from '../support/hands.ts';
import { expectSpoken } from '../support/journey-access.ts';
import { button, connect, expectAccessibleOnce, rows } from '../support/journey-admin.ts';
import { connection, kill } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { saveInto } from '../support/journey-save.ts';
import { patternedUuid } from '../support/polar/patterned-uuid.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';

const { licenses: words, bulkRelease } = en;
const { form, planning, plan, run, end } = bulkRelease;

const licenseId = (item: number): string => patternedUuid('11c0', item);
const [mateo, brightwater, spare] = [licenseId(2), licenseId(3), licenseId(4)];

/** A person at the running app, who works it in one of both ways. */
interface Told extends RunningApp {
  readonly hand: Hand;
  readonly polar: Polar;
}

const heading = ({ page }: Told, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, exact: true });
const released = ({ polar }: Told): number =>
  polar.log.count({ operation: 'deactivate', committed: true });

/** Asks for the seats that a rule finds, and expects so many. */
async function planFor(told: Told, rule: keyof typeof form.rules, seats: number): Promise<void> {
  const { hand, page } = told;
  await hand.choose(page.getByLabel(form.rule), form.rules[rule]);
  await hand.press(button(page, form.submit));
  await expect(heading(told, plan.title(seats))).toBeFocused();
}

/** Plans that come to nothing: each is canceled, fails, or is looked at and discarded. */
async function lookOnly(told: Told): Promise<void> {
  const { hand, page, polar } = told;
  polar.faults.add({ kind: 'slow', ms: 5_000 }, { on: 'get', times: 8 });
  await hand.press(button(page, form.submit));
  await expect(heading(told, planning.title)).toBeFocused();
  await hand.press(button(page, planning.cancel));
  await expect(button(page, form.submit)).toBeVisible();
  polar.faults.clear();
  polar.faults.add({ kind: 'captive-portal' }, { on: 'get' });
  await hand.press(button(page, form.submit));
  await expectSpoken(page, 'at once', en.failures.words['not-polar'].title);
  await hand.press(button(page, bulkRelease.notPlanned.again));
  polar.faults.clear();
  await planFor(told, 'duplicates', 1);
  await hand.press(button(page, plan.discard));
  await hand.choose(page.getByLabel(form.rule), form.rules['older-than']);
  const days = page.getByLabel(form.days);
  await hand.write(days, '0');
  await hand.press(button(page, form.submit));
  await expectSpoken(page, 'at once', form.noDays);
  await expect(days).toBeFocused();
  await hand.write(days, '1');
  await planFor(told, 'older-than', 11);
  await hand.press(button(page, plan.nothing));
  await expectSpoken(page, 'politely', plan.none);
  await hand.press(button(page, plan.all));
  await expectSpoken(page, 'politely', plan.chosen(11, 6));
  await expectAccessibleOnce(hand, page, 'a plan');
  await hand.press(button(page, plan.discard));
  expect(released(told)).toBe(0);
}

/** All seats but one: paused, slowed down, resumed, and canceled on the way. Answers how many were released. */
async function releaseSome(told: Told): Promise<number> {
  const { hand, page, polar } = told;
  await planFor(told, 'all', 25);
  await hand.selectRows(grid(page), 0, 0);
  // Four at a time: two rounds or three before the pause, and one that lasts until the rest is canceled.
  polar.faults.add({ kind: 'slow', ms: 800 }, { on: 'deactivate', times: 12 });
  polar.faults.add({ kind: 'slow', ms: 2_500 }, { on: 'deactivate', times: 12 });
  await hand.ask(button(page, plan.release(24)));
  await hand.press(button(question(page), bulkRelease.confirm.confirm(24)));
  await expectSpoken(page, 'at once', bulkRelease.confirm.wrong);
  await expect(question(page).getByLabel(bulkRelease.confirm.type(24))).toBeFocused();
  await hand.write(question(page).getByLabel(bulkRelease.confirm.type(24)), '24');
  await answer(page, hand, bulkRelease.confirm.confirm(24));
  await hand.press(button(page, run.pause));
  await expect(heading(told, /^Paused: \d+ of 24 seats done$/)).toBeVisible();
  await expectAccessibleOnce(hand, page, 'a run that is paused');
  const atPause = released(told);
  await hand.choose(page.getByLabel(words.pace.label), words.pace.share(0.4));
  // What was under way at the pause is settled, and nothing else is sent.
  await expect(heading(told, run.paused(atPause, 24))).toBeVisible();
  expect(released(told)).toBe(atPause);
  await hand.press(button(page, run.resume));
  await expect(heading(told, /^Releasing/)).toBeVisible();
  await hand.ask(button(page, run.cancel));
  await answer(page, hand, run.cancelDialog.confirm);
  await expect(heading(told, /^\d+ of 24 seats released$/)).toBeFocused();
  polar.faults.clear();
  expect(released(told)).toBeLessThan(24);
  await expectSpoken(page, 'politely', end.title(released(told), 24));
  return released(told);
}

/** Releases the seats of two licenses that are selected in the list, and of no other one. */
async function releaseChosen(told: Told): Promise<void> {
  const { hand, page, polar } = told;
  const live = () => [brightwater, spare].flatMap((id) => polar.record.liveActivations(id));
  for (const { id } of live()) polar.seller.release(id);
  for (const id of [brightwater, brightwater, spare, mateo]) polar.seller.addSeat(id, 'Late desk');
  await hand.press(button(page, bulkRelease.back));
  await rows(page, 8);
  // The newest of eight is the first.
  await hand.selectRows(grid(page), 4, 5);
  await expect(page.getByText(words.chosen.count(2))).toBeVisible();
  await hand.press(button(page, bulkRelease.open));
  await expect(page.getByRole('radio', { name: form.chosen(2) })).toBeChecked();
  await planFor(told, 'all', 3);
  await hand.ask(button(page, plan.release(3)));
  await answer(page, hand, bulkRelease.confirm.confirm(3));
  await expect(heading(told, end.title(3, 3))).toBeVisible();
  expect(live()).toEqual([]);
  expect(polar.record.liveActivations(mateo).map(({ label }) => label)).toContain('Late desk');
  await hand.press(button(page, end.close));
}

/** Releases the seats of a license that a file names. */
async function releaseByFile(told: Told, file: string): Promise<void> {
  const { hand, page, polar } = told;
  const field = page.getByLabel(form.file, { exact: true });
  await hand.pick(page.getByRole('radio', { name: form.csv }));
  await hand.press(button(page, form.submit));
  await expectSpoken(page, 'at once', form.noFile);
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(new RegExp(form.noFile));
  await expectAccessibleOnce(hand, page, 'a form without its file');
  const seats = polar.record.liveActivations(mateo).length;
  await writeFile(file, 'E-mail\nmateo@studio-norte.example\nnobody@nowhere.example\n');
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), hand.press(field)]);
  await dialog.setFiles(file);
  await planFor(told, 'all', seats);
  await expect(page.getByText(plan.unmatched(1))).toBeVisible();
  await hand.ask(button(page, plan.release(seats)));
  await answer(page, hand, bulkRelease.confirm.confirm(seats));
  await expect(heading(told, end.title(seats, seats))).toBeVisible();
  expect(polar.record.liveActivations(mateo)).toEqual([]);
  await hand.press(button(page, end.close));
}

for (const { name, on } of hands) {
  test(`many licenses are planned, counted, paused, canceled and told in tables ${name}`, async ({
    start,
    polar,
    dataFolder,
  }) => {
    for (let desk = 1; desk <= 14; desk += 1) polar.seller.addSeat(brightwater, `Desk ${desk}`);
    const running = await start();
    const { app, page } = running;
    const hand = on(page);
    const told = { ...running, hand, polar };
    await connect(hand, running, polar);

    const list = path.join(dataFolder, 'list.csv');
    await saveInto(app, list);
    await hand.ask(button(page, words.export.open));
    await expect(button(question(page), words.export.keep)).toBeFocused();
    await hand.press(question(page).getByLabel(words.export.keys));
    await answer(page, hand, words.export.confirm);
    await expect(button(page, words.export.open)).toBeFocused();
    expect(await readFile(list, 'utf8')).toContain(polar.key);

    await hand.press(button(page, bulkRelease.open));
    await lookOnly(told);
    const some = await releaseSome(told);
    await hand.press(page.getByLabel(end.full));
    const report = path.join(dataFolder, 'report.csv');
    await saveInto(app, report);
    await hand.press(button(page, end.save));
    await expectSpoken(page, 'politely', end.saved);
    const table = await readFile(report, 'utf8');
    expect(table).toContain('licenses@brightwater.example');
    expect(table.split(`,${en.bulk.results.released},`)).toHaveLength(some + 1);
    expect(table.split(`,${en.bulk.results['left-out']},`)).toHaveLength(24 - some + 1);
    await hand.press(button(page, end.close));

    await releaseChosen(told);
    await releaseByFile(told, path.join(dataFolder, 'lost.csv'));

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
  const before = { ...first, hand: byKeyboard(first.page), polar };
  await connect(before.hand, first, polar);
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
  const after = { ...second, hand: byKeyboard(second.page), polar };
  await connect(after.hand, second, polar);
  await after.hand.press(button(second.page, bulkRelease.banner.show));
  await expect(second.page.getByText(run.interruptedBody)).toBeVisible();
  expect(released(after)).toBe(3);
  await after.hand.press(button(second.page, run.resume));
  await expect(heading(after, end.title(seats, seats))).toBeFocused();
  expect(released(after)).toBe(seats);
});
