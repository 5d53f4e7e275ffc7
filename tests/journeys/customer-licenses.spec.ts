import type { Locator } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { inputMethods } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import {
  button,
  chip,
  expectAccessibleOnce,
  expectRowCount,
  panelOf,
  type StaffUser,
} from '../support/journey-admin.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages, licensePanel, bulkRelease, supportLookup } = en;
const { customer } = licensePanel;

const [films, renderNodes] = [licenseId(3), licenseId(4)];
const name = 'Brightwater Films';

const endingOf = (polar: Polar, id: string): string =>
  polar.record.license(id)?.key.slice(-6) ?? 'no such license';

/** The part of a panel with the other licenses of the customer. */
const partOf = (page: StaffUser['page']): Locator =>
  panelOf(page, name).getByRole('region', { name: customer.title });

/** The seats of both licenses of Brightwater Films in the server's record. */
const seatsOfFilms = ({ polar }: StaffUser) =>
  [films, renderNodes].flatMap((id) => polar.record.liveActivations(id));

/** The seats of everyone else. */
const seatsOfOthers = (polar: Polar) =>
  polar.record
    .storedLicenses()
    .filter(({ id }) => id !== films && id !== renderNodes)
    .flatMap(({ id }) => polar.record.liveActivations(id));

/** The id of a license that `addLicenses` adds. */
const added = (index: number): string => `99999999-6ce6-4bc7-b8be-00000000000${index}`;

/** Gives Brightwater Films `count` more licenses without seats. */
function addLicenses(polar: Polar, count: number): void {
  const stored = polar.record.license(renderNodes);
  if (stored === undefined) throw new Error('The license is not seeded.');
  for (let index = 0; index < count; index += 1) {
    const id = added(index);
    polar.record.put({ ...stored, id, key: `NODE-${id}`.toUpperCase(), activations: [] });
  }
}

/** Expects that the panel shows the license with this key, and that its title has the focus. */
async function expectOpened({ page, polar }: StaffUser, id: string): Promise<void> {
  const panel = panelOf(page, name);
  await expect(panel.locator('.panel-key')).toContainText(endingOf(polar, id));
  await expect(panel.getByRole('heading', { name })).toBeFocused();
}

for (const { name: method, on } of inputMethods) {
  test.describe(`a member of staff, ${method},`, () => {
    const staffOf = useStaff(on, ({ seller }) => {
      seller.addSeat(renderNodes, 'Node 1');
    });

    test('sees no other licenses of a customer with one', async () => {
      const { inputMethod, page } = staffOf();
      await inputMethod.openRow(grid(page), 6);
      const panel = panelOf(page, 'Mateo Fernández');
      await expect(panel.getByRole('heading', { name: licensePanel.seats.title })).toBeVisible();
      await expect(panel.getByText(customer.title)).toHaveCount(0);
      await expect(button(panel, customer.releaseAll)).toHaveCount(0);
      await inputMethod.close(panel, licensePanel.close);
    });

    test('goes from one license of a customer to the other, and back', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await inputMethod.openRow(grid(page), 5);
      for (const [shown, other, seats] of [
        [films, renderNodes, licensePanel.seats.unlimited(1)],
        [renderNodes, films, en.device.seats.ofLimit({ used: 4, limit: 10 })],
      ] as const) {
        const part = partOf(page);
        await expect(panelOf(page, name).locator('.panel-key')).toContainText(
          endingOf(polar, shown),
        );
        await expect(part.getByRole('listitem')).toHaveCount(1);
        await expect(part.getByRole('listitem')).toContainText(messages.statuses.granted);
        await expect(part.getByRole('listitem')).toContainText(seats);
        await expectAccessibleOnce(staff, 'a license of a customer with two');
        const show = part.getByRole('button', { name: endingOf(polar, other) });
        await inputMethod.press(show);
        await expectOpened(staff, other);
      }
    });

    test('releases all seats of a customer, after a plan and the system’s question', async () => {
      const staff = staffOf();
      const { inputMethod, app, page, polar } = staff;
      const others = seatsOfOthers(polar);
      expect(seatsOfFilms(staff)).toHaveLength(5);
      await inputMethod.press(button(partOf(page), customer.releaseAll));
      await expect(page.getByRole('heading', { name: bulkRelease.plan.title(5) })).toBeFocused();
      await expect(page.getByText(bulkRelease.plan.chosen(5, 2))).toBeVisible();
      await expectRowCount(page, 5);
      expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(0);
      await answerDialogs(app, 0);
      await inputMethod.press(button(page, bulkRelease.plan.release(5)));
      await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
      expect((await shownDialogs(app)).join()).toContain('Node 1');
      expect(seatsOfFilms(staff)).toHaveLength(5);
      await answerDialogs(app, 1);
      await inputMethod.press(button(page, bulkRelease.plan.release(5)));
      await expectAnnounced(page, 'politely', bulkRelease.end.title(5, 5));
      expect(seatsOfFilms(staff)).toEqual([]);
      expect(seatsOfOthers(polar)).toEqual(others);
      await inputMethod.press(button(page, bulkRelease.end.close));
    });

    test('shows all licenses of a customer with many in the list', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      addLicenses(polar, 6);
      await inputMethod.press(button(panelOf(page, name), licensePanel.close));
      await inputMethod.press(button(page, messages.progress.readAgain));
      await expectRowCount(page, 14);
      const row = page.locator('tr').filter({ hasText: endingOf(polar, films) });
      await expect(row).toBeVisible();
      await inputMethod.openRow(grid(page), Number(await row.getAttribute('data-row')));
      await expect(partOf(page).getByRole('listitem')).toHaveCount(5);
      await inputMethod.press(button(partOf(page), customer.showAll(8)));
      await expectRowCount(page, 8);
      await expect(grid(page)).toBeFocused();
      await expect(chip(page, messages.search.chip(messages.search.customer, name))).toBeVisible();
      await expectAnnounced(page, 'politely', messages.search.found(8));
      await inputMethod.press(button(page, messages.search.clear));
      await expectRowCount(page, 14);
      await expect(chip(page, messages.search.chip(messages.search.customer, name))).toHaveCount(0);
    });

    test('sees which licenses of a customer a plan leaves out', async () => {
      const staff = staffOf();
      const { inputMethod, page } = staff;
      const row = page.locator('tr').filter({ hasText: endingOf(staff.polar, films) });
      await inputMethod.openRow(grid(page), Number(await row.getAttribute('data-row')));
      await inputMethod.press(button(partOf(page), customer.releaseAll));
      await expect(page.getByRole('heading', { name: bulkRelease.plan.title(0) })).toBeVisible();
      const { notIncluded } = bulkRelease.plan;
      const leftOut = page.getByText(notIncluded.title([notIncluded.withoutSeats(8)]));
      await inputMethod.press(leftOut);
      await expect(page.getByText(bulkRelease.plan.leftOut.reasons['no-seat'])).toHaveCount(8);
      await expectAccessibleOnce(staff, 'a plan without a seat');
      await inputMethod.press(button(page, bulkRelease.plan.discard));
    });

    test('finds one license in the support lookup, and goes on to the others', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      const key = polar.record.license(films)?.key ?? '';
      await inputMethod.press(button(page, bulkRelease.back));
      await inputMethod.press(button(page, en.app.nav.support));
      await inputMethod.write(page.getByLabel(supportLookup.paste), key);
      await inputMethod.press(button(page, supportLookup.find));
      await expectOpened(staff, films);
      await inputMethod.press(
        partOf(page).getByRole('button', { name: endingOf(polar, added(5)) }),
      );
      await expectOpened(staff, added(5));
      await inputMethod.press(button(partOf(page), customer.showAll(8)));
      await expectRowCount(page, 8);
      await expect(grid(page)).toBeFocused();
      await expect(panelOf(page, name)).toHaveCount(0);
    });
  });
}
