import { en } from '../../shared/text/en.ts';
import { countActions } from '../support/counted-actions.ts';
import { button, expectRowCount } from '../support/journey-admin.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { copy, withClipboard } from '../support/journey-clipboard.ts';
import { confirmDialog } from '../support/input-methods.ts';
import { headline, untilConfirmed } from '../support/journey-device.ts';
import { grid, openLicenses } from '../support/journey-licenses.ts';
import { expect, test } from './app-fixture.ts';

/**
 * Holds the tasks that people come for to a number of actions. A text counts as one action, typed or pasted; moving the pointer or the focus
 * counts as none. The system's own questions are counted beside them. transfer-file.spec.ts counts the actions of a move,
 * purchases-page.spec.ts those of a lost computer, connect-actions.spec.ts those of a connection.
 */

const { device, licenses, supportLookup } = en;

test('a release takes two actions, taking it back one, and activating again one', async ({
  held,
  polar,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  const release = countActions(page);
  await release.click(button(page, device.actions.release));
  await release.click(button(confirmDialog(page), device.dialog.confirm));
  await expect(headline(page, /Releasing in/)).toBeVisible();
  expect(release.count()).toBe(2);

  const undo = countActions(page);
  await undo.click(button(page, device.actions.undoRelease));
  await expect(headline(page, device.active.title)).toBeVisible();
  expect(undo.count()).toBe(1);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

  await release.click(button(page, device.actions.release));
  await release.click(button(confirmDialog(page), device.dialog.confirm));
  await expect(headline(page, device.released.title)).toBeVisible();
  const again = countActions(page);
  await again.click(button(page, device.actions.activateAgain));
  await expect(headline(page, device.active.title)).toBeVisible();
  expect(again.count()).toBe(1);
  expect(again.typed).toEqual([]);
});

test('a seller finds a customer with one action', async ({ start, polar }) => {
  const running = await start();
  const { page } = running;
  await openLicenses(running, polar);
  await expectRowCount(page, 8);
  const find = countActions(page);
  await page.getByRole('searchbox', { name: licenses.search.label }).focus();
  await find.type('ingrid');
  await expectRowCount(page, 1);
  await expect(grid(page)).toContainText('Ingrid Solberg');
  expect(find.count()).toBe(1);
});

test('support frees the seat that a pasted mail names with two actions and one question of the system', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { app, page } = running;
  await openLicenses(running, polar);
  await answerDialogs(app, 1);
  await button(page, en.app.nav.support).click();
  const mail =
    'From: Ingrid Solberg <ingrid.solberg@example.com>\nTo: help@lumen.example\nSubject: seat\n\nHello, my MacBook Air was stolen. Please release it.\nIngrid';
  const free = countActions(page);
  const field = page.getByLabel(supportLookup.paste);
  await withClipboard(async () => {
    await copy(app, mail);
    await free.press(field, 'ControlOrMeta+V');
    await expect(field).toHaveValue(mail);
  });
  const label = 'Ingrid’s MacBook Air';
  const proposal = page.getByRole('region', { name: supportLookup.proposal.title(label) });
  await free.click(button(proposal, supportLookup.proposal.release));
  await expect(page.getByRole('region', { name: supportLookup.reply.title })).toBeVisible();
  expect(free.count()).toBe(2);
  expect(await shownDialogs(app)).toHaveLength(1);
  const left = polar.record.liveActivations(polar.licenseId);
  expect(left.map((one) => one.label)).not.toContain(label);
});
