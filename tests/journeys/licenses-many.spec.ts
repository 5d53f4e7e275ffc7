import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answerDialog, byKeyboard, inputMethods, confirmDialog } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import {
  button,
  connectOrganization,
  expectAccessibleOnce,
  expectRowCount,
  type StaffUser,
} from '../support/journey-admin.ts';
import { answerDialogs, connection, kill } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { recordSaveDialogs } from '../support/journey-save.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages, bulkRelease } = en;
const { form, planning, plan, run, end } = bulkRelease;

const [mateo, brightwater, spare] = [licenseId(2), licenseId(3), licenseId(4)];

const heading = ({ page }: StaffUser, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, exact: true });
const released = ({ polar }: StaffUser): number =>
  polar.log.count({ operation: 'deactivate', committed: true });

/** Plans the seats that a rule selects, and expects this number of them. */
async function planFor(
  staff: StaffUser,
  rule: keyof typeof form.rules,
  seats: number,
): Promise<void> {
  const { inputMethod, page } = staff;
  await inputMethod.choose(page.getByLabel(form.rule), form.rules[rule]);
  await inputMethod.press(button(page, form.submit));
  await expect(heading(staff, plan.title(seats))).toBeFocused();
}

/** Releases all seats but one: paused, slowed down, resumed, and canceled on the way. */
async function releaseSome(staff: StaffUser): Promise<void> {
  const { inputMethod, page, polar } = staff;
  await planFor(staff, 'all', 33);
  await inputMethod.selectRows(grid(page), 0, 0);
  // Eight at a time: the first are soon done, and others are pending until the rest is canceled.
  polar.faults.add({ type: 'slow', ms: 500 }, { on: 'deactivate', times: 8 });
  polar.faults.add({ type: 'slow', ms: 2_000 }, { on: 'deactivate', times: 24 });
  await inputMethod.openTwice(button(page, plan.release(32)));
  await inputMethod.write(confirmDialog(page).getByLabel(plan.reason), 'audit 2026');
  await inputMethod.press(button(confirmDialog(page), bulkRelease.confirm.confirm(32)));
  await expectAnnounced(page, 'at once', bulkRelease.confirm.wrong);
  await expect(confirmDialog(page).getByLabel(bulkRelease.confirm.type(32))).toBeFocused();
  await inputMethod.write(confirmDialog(page).getByLabel(bulkRelease.confirm.type(32)), '32');
  await answerDialog(page, inputMethod, bulkRelease.confirm.confirm(32));
  await inputMethod.press(button(page, run.pause));
  await expect(heading(staff, /^Paused: \d+ of 32 seats done$/)).toBeVisible();
  await expectAccessibleOnce(staff, 'a run that is paused');
  const underWay = () => polar.log.find({ operation: 'deactivate' }).some(({ status }) => !status);
  await expect.poll(underWay).toBe(false);
  const atPause = released(staff);
  await inputMethod.choose(page.getByLabel(messages.speed), en.settings.limitShare.share(0.4));
  await expect(heading(staff, run.paused(atPause, 32))).toBeVisible();
  expect(released(staff)).toBe(atPause);
  await inputMethod.press(button(page, run.resume));
  await expect(heading(staff, /^Releasing/)).toBeVisible();
  await inputMethod.openTwice(button(page, run.cancel));
  await answerDialog(page, inputMethod, run.cancelDialog.confirm);
  await expect(heading(staff, /^\d+ of 32 seats released$/)).toBeFocused();
  polar.faults.clear();
  expect(released(staff)).toBeLessThan(32);
  await expectAnnounced(page, 'politely', end.title(released(staff), 32));
}

/** Releases the seats of two licenses that are selected in the list, and of no other. */
async function releaseChosen(staff: StaffUser): Promise<void> {
  const { inputMethod, page, polar } = staff;
  const live = () => [brightwater, spare].flatMap((id) => polar.record.liveActivations(id));
  for (const { id } of live()) polar.seller.release(id);
  for (const id of [brightwater, brightwater, spare, mateo]) polar.seller.addSeat(id, 'Late desk');
  await expectRowCount(page, 8);
  // The newest of eight is the first.
  await inputMethod.selectRows(grid(page), 4, 5);
  await expect(page.getByRole('main').getByText(messages.selection.count(2))).toBeVisible();
  await inputMethod.press(button(page, bulkRelease.open));
  await expect(page.getByRole('radio', { name: form.chosen(2) })).toBeChecked();
  await expect(page.getByLabel(form.rule)).toHaveValue('all');
  await planFor(staff, 'all', 3);
  await inputMethod.press(button(page, plan.release(3)));
  await expect(heading(staff, end.title(3, 3))).toBeVisible();
  expect(live()).toEqual([]);
  expect(polar.record.liveActivations(mateo).map(({ label }) => label)).toContain('Late desk');
  await inputMethod.press(button(page, end.close));
}

/** Releases the seats of a license that a file names. */
async function releaseByFile(staff: StaffUser, file: string): Promise<void> {
  const { inputMethod, page, polar } = staff;
  await inputMethod.press(button(page, bulkRelease.open));
  const field = page.getByLabel(form.file, { exact: true });
  await inputMethod.pick(page.getByRole('radio', { name: form.csv }));
  await inputMethod.press(button(page, form.submit));
  await expectAnnounced(page, 'at once', form.noFile);
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(new RegExp(form.noFile));
  await expectAccessibleOnce(staff, 'a form without its file');
  const seats = polar.record.liveActivations(mateo).length;
  await writeFile(file, 'E-mail\nmateo@studio-norte.example\nunknown@nowhere.example\n');
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), inputMethod.press(field)]);
  await dialog.setFiles(file);
  await planFor(staff, 'all', seats);
  const { notIncluded } = plan;
  await expect(page.getByText(notIncluded.title([notIncluded.lines(1)]))).toBeVisible();
  await inputMethod.press(button(page, plan.release(seats)));
  await expect(heading(staff, end.title(seats, seats))).toBeVisible();
  expect(polar.record.liveActivations(mateo)).toEqual([]);
  await inputMethod.press(button(page, end.close));
}

for (const { name, on } of inputMethods) {
  test.describe(`a member of staff, ${name},`, () => {
    const staffOf = useStaff(on, (polar) => {
      for (let index = 1; index <= 22; index += 1) {
        polar.seller.addSeat(brightwater, `Desk ${index}`);
      }
    });

    test('saves the list with its keys', async () => {
      const { inputMethod, app, page, polar, dataFolder } = staffOf();
      const list = path.join(dataFolder, 'list.csv');
      await recordSaveDialogs(app, list);
      await inputMethod.openTwice(button(page, messages.export.open));
      await expect(button(confirmDialog(page), messages.export.cancel)).toBeFocused();
      await inputMethod.press(confirmDialog(page).getByLabel(messages.export.keys));
      await answerDialog(page, inputMethod, messages.export.confirm);
      await expect(button(page, messages.export.open)).toBeFocused();
      expect(await readFile(list, 'utf8')).toContain(polar.key);
    });

    test('cancels the planning of a bulk release', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await inputMethod.press(button(page, bulkRelease.open));
      polar.faults.add({ type: 'slow', ms: 5_000 }, { on: 'get', times: 8 });
      await inputMethod.press(button(page, form.submit));
      await expect(heading(staff, planning.title)).toBeFocused();
      await inputMethod.press(button(page, planning.cancel));
      await expect(button(page, form.submit)).toBeVisible();
      polar.faults.clear();
    });

    test('plans again after a failed read', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      // Requests of the canceled plan may still be on their way, and must not use up the fault.
      polar.faults.add({ type: 'captive-portal' }, { on: 'get', times: Number.POSITIVE_INFINITY });
      await inputMethod.press(button(page, form.submit));
      await expectAnnounced(page, 'at once', en.failures.words['not-polar'].title);
      polar.faults.clear();
      await inputMethod.press(button(page, bulkRelease.notPlanned.retry));
      await planFor(staff, 'duplicates', 1);
      await inputMethod.press(button(page, plan.discard));
    });

    test('plans by the age of seats, and discards the plan', async () => {
      const staff = staffOf();
      const { inputMethod, page } = staff;
      await inputMethod.choose(page.getByLabel(form.rule), form.rules['older-than']);
      const days = page.getByLabel(form.days);
      await inputMethod.write(days, '0');
      await inputMethod.press(button(page, form.submit));
      await expectAnnounced(page, 'at once', form.noDays);
      await expect(days).toBeFocused();
      await inputMethod.write(days, '1');
      await planFor(staff, 'older-than', 11);
      await inputMethod.press(page.getByLabel(plan.selectAll));
      await expectAnnounced(page, 'politely', plan.none);
      await inputMethod.press(page.getByLabel(plan.selectAll));
      await expectAnnounced(page, 'politely', plan.chosen(11, 6));
      await expectAccessibleOnce(staff, 'a plan');
      await inputMethod.press(button(page, plan.discard));
      expect(released(staff)).toBe(0);
    });

    test('pauses, slows down, resumes and cancels a run', async () => {
      await releaseSome(staffOf());
    });

    test('saves the report of a run', async () => {
      const staff = staffOf();
      const { inputMethod, app, page, dataFolder } = staff;
      const done = released(staff);
      await inputMethod.press(page.getByLabel(end.includeCustomers));
      const report = path.join(dataFolder, 'report.csv');
      await recordSaveDialogs(app, report);
      await inputMethod.press(button(page, end.save));
      await expectAnnounced(page, 'politely', end.saved);
      const table = await readFile(report, 'utf8');
      expect(table).toContain('licenses@brightwater.example');
      expect(table.split(',audit 2026')).toHaveLength(33);
      expect(table.split(`,${en.bulk.results.released},`)).toHaveLength(done + 1);
      expect(table.split(`,${en.bulk.results['left-out']},`)).toHaveLength(32 - done + 1);
      await inputMethod.press(button(page, end.close));
      await expect(heading(staff, messages.title)).toBeVisible();
    });

    test('releases the seats of selected licenses', async () => {
      await releaseChosen(staffOf());
    });

    test('releases the seats that a file names', async () => {
      const staff = staffOf();
      await releaseByFile(staff, path.join(staff.dataFolder, 'lost.csv'));
    });

    test('disconnects the organization', async () => {
      const { inputMethod, page } = staffOf();
      await inputMethod.press(button(page, en.app.nav.settings));
      await inputMethod.openTwice(button(connection(page), en.settings.connection.disconnect));
      await answerDialog(page, inputMethod, en.settings.connection.dialog.confirm);
      await expect(connection(page)).toContainText(en.settings.connection.none);
      await expect(button(page, en.app.nav.licenses)).toHaveCount(0);
    });
  });
}

test('an interrupted run can be resumed by keyboard alone', async ({ start, polar }) => {
  const seats = 11;
  const first = await start();
  const before = { ...first, polar, inputMethod: byKeyboard(first.page) };
  await connectOrganization(before);
  await answerDialogs(first.app, 1);
  await before.inputMethod.press(button(first.page, bulkRelease.open));
  await planFor(before, 'all', seats);
  polar.faults.add({ type: 'slow', ms: 1 }, { on: 'deactivate', times: 3 });
  polar.faults.add({ type: 'hang' }, { on: 'deactivate', times: seats });
  await before.inputMethod.press(button(first.page, plan.release(seats)));
  await before.inputMethod.write(
    confirmDialog(first.page).getByLabel(bulkRelease.confirm.type(seats)),
    String(seats),
  );
  await before.inputMethod.press(
    button(confirmDialog(first.page), bulkRelease.confirm.confirm(seats)),
  );
  await expect(heading(before, run.running(3, seats))).toBeVisible();
  await kill(first.app);
  polar.faults.clear();

  const second = await start();
  const after = { ...second, polar, inputMethod: byKeyboard(second.page) };
  await connectOrganization(after);
  await after.inputMethod.press(button(second.page, bulkRelease.banner.show));
  await expect(second.page.getByText(run.interruptedBody)).toBeVisible();
  expect(released(after)).toBe(3);
  await answerDialogs(second.app, 0);
  await after.inputMethod.press(button(second.page, run.resume));
  await expectAnnounced(second.page, 'politely', en.failures.words['not-confirmed'].title);
  expect(released(after)).toBe(3);
  await answerDialogs(second.app, 1);
  await after.inputMethod.press(button(second.page, run.resume));
  await expect(heading(after, end.title(seats, seats))).toBeFocused();
  expect(released(after)).toBe(seats);
});
