import { rm } from 'node:fs/promises';
import * as os from 'node:os';
import { en } from '../../shared/text/en.ts';
import { answerDialogs, shownDialogs, connectWith, goTo } from '../support/journey-app.ts';
import { headline, untilConfirmed } from '../support/journey-device.ts';
import { activate, previewKey, seatNames } from '../support/journey-seat.ts';
import { expect, test } from './app-fixture.ts';

const { review: messages } = en;
/** The name that the app proposes for this computer. */
const ownName = os.hostname().split('.')[0] ?? '';

test('where all seats are taken, a person releases one here and then continues', async ({
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  const running = await start();
  const { page } = running;
  await connectWith(running, polar.token);
  await goTo(page, 'device');
  await previewKey(page, polar, 'New laptop');
  await expect(page.getByRole('heading', { name: messages.full.title })).toBeFocused();

  const release = page.getByRole('button', {
    name: messages.full.releaseLabel('Ingrid’s MacBook Air'),
  });
  await answerDialogs(running.app, 0);
  await release.click();
  await expect(page.getByText(en.failures.words['not-confirmed'].title).first()).toBeVisible();
  const { release: question, activate: naming } = en.native.confirm;
  expect((await shownDialogs(running.app))[0]).toContain(question.message('Ingrid’s MacBook Air'));
  expect(seatNames(polar)).toHaveLength(2);
  await answerDialogs(running.app, 1);
  await release.click();
  await expect(page.getByRole('heading', { name: messages.freed.title })).toBeFocused();
  expect(seatNames(polar)).toEqual(['Studio workstation']);

  // The name is not the one that main proposed, and the seller is about to see it.
  await answerDialogs(running.app, 0);
  await page.getByRole('button', { name: messages.submit, exact: true }).click();
  await expect.poll(() => shownDialogs(running.app)).toHaveLength(1);
  expect((await shownDialogs(running.app))[0]).toContain(naming.message('New laptop'));
  await expect(page.getByRole('button', { name: messages.submit, exact: true })).toBeEnabled();
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  await answerDialogs(running.app, 1);
  await page.getByRole('button', { name: messages.submit, exact: true }).click();
  await expect(headline(page, /^Activ/)).toBeVisible();
  expect(seatNames(polar)).toEqual(['Studio workstation', 'New laptop']);
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
});

test('where the seller lowered the limit, one released seat is not said to be a free one', async ({
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 1 });
  const running = await start();
  const { page } = running;
  await connectWith(running, polar.token);
  await goTo(page, 'device');
  await previewKey(page, polar, 'New laptop');
  await answerDialogs(running.app, 1);
  const releaseOf = (name: string) =>
    page.getByRole('button', { name: messages.full.releaseLabel(name) });
  await releaseOf('Ingrid’s MacBook Air').click();
  await expect(
    page.getByText(messages.full.stillFull('Ingrid’s MacBook Air', 1, 1)).first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: messages.full.title })).toBeFocused();
  await releaseOf('Studio workstation').click();
  await expect(page.getByRole('heading', { name: messages.freed.title })).toBeFocused();
  expect(seatNames(polar)).toEqual([]);
});

test('after a reinstall the app takes over the old seat, and no second one', async ({
  held,
  start,
  polar,
  dataFolder,
}) => {
  await untilConfirmed(held.page);
  await held.app.close();
  await rm(dataFolder, { recursive: true });
  polar.seller.release(polar.activationId);
  polar.seller.addSeat(polar.licenseId, 'Edit bay 3', { platform: process.platform });

  const again = await start();
  const { page } = again;
  await connectWith(again, polar.token);
  await goTo(page, 'device');
  await previewKey(page, polar, 'Edit Bay 3');
  await expect(page.getByRole('heading', { name: messages.oldSeat.title })).toBeVisible();
  await page.getByRole('button', { name: messages.oldSeat.takeOver }).click();
  await untilConfirmed(page);
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', 'Edit bay 3']);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('without a token the window says that it cannot know of an old seat', async ({
  start,
  polar,
}) => {
  polar.seller.addSeat(polar.licenseId, ownName);
  polar.seller.update(polar.licenseId, { limitActivations: 4 });
  const { app, page } = await start();
  // The proposed name asks nothing; a question would be canceled.
  await answerDialogs(app, 0);
  await previewKey(page, polar, ownName);
  await expect(page.getByText(messages.activatedBefore.body)).toBeVisible();
  await expect(page.getByText(messages.usedUnknown)).toBeVisible();
  await expect(page.getByRole('heading', { name: messages.oldSeat.title })).toBeHidden();
  await activate(page);
  await expect(headline(page, /^Activ/)).toBeVisible();
  expect(seatNames(polar)).toHaveLength(4);
});
