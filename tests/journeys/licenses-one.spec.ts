import type { Locator } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods, confirmDialog } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import {
  button,
  chooseFilter,
  expectAccessibleOnce,
  panelOf,
  expectRowCount,
  type StaffUser,
} from '../support/journey-admin.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages, licensePanel, bulkRelease } = en;
const { actions, seats, edit } = licensePanel;
const { granted, disabled, revoked, rotate } = en.native.confirm;
const questions = { enable: granted, disable: disabled, revoke: revoked, rotate };

const [mateo, brightwater, priya] = [licenseId(2), licenseId(3), licenseId(7)];

/** Index of Mateo's license in the unfiltered list. */
const mateoRow = 6;

function keyOf(polar: Polar, license: string): string {
  const key = polar.record.license(license)?.key ?? '';
  expect(key.length).toBeGreaterThan(20);
  return key;
}

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
    await inputMethod.press(button(panel, actions.title));
    await inputMethod.press(button(panel, actions[name].open));
    await expectAnnounced(page, 'politely', spoken);
    const [shownQuestion, ...others] = await shownDialogs(app);
    expect(others).toEqual([]);
    expect(shownQuestion).toContain(message);
    expect(shownQuestion).toContain(detail);
    expect(changes()).toBe(before + sent);
  }
}

const fieldsOf =
  (panel: Locator) =>
  (label: string): Locator =>
    panel.getByLabel(label, { exact: true });

/** Enters wrong limits, which show an error, and cancels. The app sends nothing. */
async function refuseWrongLimits(staff: StaffUser, panel: Locator): Promise<void> {
  const { inputMethod, page, polar } = staff;
  const field = fieldsOf(panel);
  const requests = (): number => polar.log.count({ operation: 'update' });
  const before = requests();
  await inputMethod.press(button(panel, actions.title));
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
  await expect(button(panel, actions.title)).toBeFocused();
  expect(requests()).toBe(before);
}

/** Changes every field of Mateo's license, and then one alone. */
async function changeLimits(staff: StaffUser, panel: Locator): Promise<void> {
  const { inputMethod, page, polar } = staff;
  const field = fieldsOf(panel);
  const requests = (): number => polar.log.count({ operation: 'update' });
  const before = requests();
  await inputMethod.press(button(panel, actions.title));
  await inputMethod.press(button(panel, edit.open));
  await inputMethod.write(field(edit.seatLimit), '5');
  await inputMethod.write(field(edit.usage), '7');
  await inputMethod.press(field(edit.noUsageLimit));
  await inputMethod.write(field(edit.usageLimit), '1000');
  await inputMethod.press(field(edit.noExpiry));
  await inputMethod.enterDay(field(edit.expires), '2036-12-31');
  await inputMethod.press(button(panel, edit.save));
  await expectAnnounced(page, 'politely', edit.saved);
  await expect(button(panel, actions.title)).toBeFocused();
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 5 }));
  const facts = panel.getByLabel(licensePanel.facts.label);
  await expect(facts).toContainText(messages.grid.seats(7, 1000));
  await expect(facts).toContainText('2036');
  const changed = polar.record.license(mateo);
  expect(changed).toMatchObject({ limitActivations: 5, usage: 7, limitUsage: 1000 });
  expect(new Date(changed?.expiresAt ?? 0).getFullYear()).toBe(2036);

  await inputMethod.press(button(panel, actions.title));
  await inputMethod.press(button(panel, edit.open));
  await inputMethod.press(field(edit.noUsageLimit));
  await inputMethod.press(button(panel, edit.save));
  await expect(facts).not.toContainText(messages.grid.seats(7, 1000));
  expect(polar.record.license(mateo)).toMatchObject({ limitActivations: 5, limitUsage: null });
  expect(requests()).toBe(before + 2);
}

for (const { name, on } of inputMethods) {
  test.describe(`a member of staff, ${name},`, () => {
    const staffOf = useStaff(on);

    test('filters the list and enables a disabled license', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await chooseFilter(staff, messages.search.status, messages.statuses.disabled);
      await expectRowCount(page, 1);
      // The search result is announced a moment later, and would replace the announcement of the action.
      await expectAnnounced(page, 'politely', messages.search.found(1));
      const raman = await open(staff, 0, 'Priya Raman');
      await runAction(staff, raman, 'enable');
      expect(polar.record.license(priya)?.status).toBe('granted');
      await inputMethod.close(raman, licensePanel.close);
      await inputMethod.press(button(page, messages.search.clear));
      await expectRowCount(page, 8);
    });

    test('opens a license after a failed read, and reads its seats', async () => {
      const { inputMethod, page, polar } = staffOf();
      polar.faults.add({ type: 'captive-portal' }, { on: 'get' });
      await inputMethod.openRow(grid(page), mateoRow);
      const unknown = panelOf(page, licensePanel.label);
      await expectAnnounced(page, 'at once', en.failures.words['not-polar'].title);
      await inputMethod.press(button(unknown, en.app.actions.tryAgain));
      const panel = panelOf(page, 'Mateo Fernández');
      await expect(panel).toContainText(en.device.seats.ofLimit({ used: 2, limit: 2 }));
      await expect(panel.getByText(seats.sameName)).toHaveCount(2);
      await expect(panel).toContainText(seats.lastSeen);
      const same = button(panel, seats.releaseOf('MATEO-PC'));
      await expect(same.first()).toHaveAccessibleDescription(/Feb 23/);
      await expect(same.last()).toHaveAccessibleDescription(/Feb 22/);
      await inputMethod.press(panel.getByText(seats.details).first());
      await expect(panel.getByText('win32').first()).toBeVisible();
    });

    test('copies a key that the page does not contain', async () => {
      const { inputMethod, app, page, polar } = staffOf();
      const key = keyOf(polar, mateo);
      await withClipboard(async () => {
        await inputMethod.press(button(panelOf(page, 'Mateo Fernández'), licensePanel.copyLabel));
        await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
        expect(await readClipboard(app)).toBe(key);
      });
      expect(await page.content()).not.toContain(key);
    });

    test('releases one of two seats with the same name, after the system’s question', async () => {
      const { inputMethod, app, page, polar } = staffOf();
      const panel = panelOf(page, 'Mateo Fernández');
      const key = keyOf(polar, mateo);
      await inputMethod.openTwice(button(panel, seats.releaseOf('MATEO-PC')).first());
      const dialog = confirmDialog(page);
      await expect(button(dialog, licensePanel.release.cancel)).toBeFocused();
      await inputMethod.write(dialog.getByLabel(licensePanel.release.reason), 'lost laptop');
      expect(polar.record.liveActivations(mateo)).toHaveLength(2);
      await answerDialogs(app, 0);
      await inputMethod.press(button(dialog, licensePanel.release.confirm));
      await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
      const [question = ''] = await shownDialogs(app);
      for (const part of [en.native.confirm.release.message('MATEO-PC'), 'Mateo Fernández'])
        expect(question).toContain(JSON.stringify(part).slice(1, -1));
      expect(question).toContain(key.slice(-6));
      expect(question).not.toContain(key);
      expect(polar.record.liveActivations(mateo)).toHaveLength(2);
      await answerDialogs(app, 1);
      await answerDialog(page, inputMethod, licensePanel.release.confirm);
      const { proposal } = en.supportLookup;
      const countdown = page.getByRole('region', { name: proposal.undoTitle('MATEO-PC') });
      await expect(countdown.getByRole('heading')).toBeFocused();
      await inputMethod.press(button(countdown, proposal.undo));
      await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
      await expect(countdown).toHaveCount(0);
      expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(0);
      await inputMethod.press(button(panel, seats.releaseOf('MATEO-PC')).first());
      await answerDialog(page, inputMethod, licensePanel.release.confirm);
      await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 2 }));
      await expect(panel).toContainText(en.activity.reason('lost laptop'));
      expect(polar.record.liveActivations(mateo)).toHaveLength(1);
      expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
    });

    test('changes the limits and the expiry of a license', async () => {
      const staff = staffOf();
      await refuseWrongLimits(staff, panelOf(staff.page, 'Mateo Fernández'));
      await changeLimits(staff, panelOf(staff.page, 'Mateo Fernández'));
    });

    test('disables and revokes a license', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      const panel = panelOf(page, 'Mateo Fernández');
      await runAction(staff, panel, 'disable');
      expect(polar.record.license(mateo)?.status).toBe('disabled');
      await runAction(staff, panel, 'revoke');
      expect(polar.record.license(mateo)?.status).toBe('revoked');
      await expectAccessibleOnce(staff, 'a license that was changed');
      await inputMethod.close(panel, licensePanel.close);
      await expect(panel).toHaveCount(0);
      await expect(grid(page)).toBeFocused();
    });

    test('finds a license by typing in the list, and rotates its key', async () => {
      const staff = staffOf();
      const { page, polar } = staff;
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
    });

    test('releases the stranded seats of a rotated key', async () => {
      const { inputMethod, app, page, polar } = staffOf();
      await inputMethod.press(
        button(panelOf(page, 'Brightwater Films'), bulkRelease.releaseStranded),
      );
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
    });
  });
}
