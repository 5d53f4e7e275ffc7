import { en } from '../../shared/text/en.ts';
import { releasedActivationIds } from '../support/admin-harness.ts';
import { answerDialogs, kill } from '../support/journey-app.ts';
import {
  allSeats,
  confirmRelease,
  grid,
  liveSeats,
  openLicenses,
  press,
  seatsHeld,
} from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';

const { bulkRelease } = en;

/**
 * Adds a fault for every twenty-fifth of `releases` releases, in turn. The cut of a connection
 * after Polar acted is not among them: Chromium then retries by itself, and the second answer says
 * that the seat is free already.
 */
function mixFaults(polar: Polar, releases: number): void {
  const types = ['reset', 'error-after', 'request-lost', 'truncated', 'bad-gateway'] as const;
  for (let at = 0; at < releases; at += 25) {
    polar.faults.add({ type: 'slow', ms: 1 }, { on: 'deactivate', times: 24 });
    const type = types[(at / 25) % types.length] ?? 'reset';
    polar.faults.add({ type }, { on: 'deactivate' });
  }
}

test('two thousand seats with faults and a kill of the app are all released, each once', async ({
  start,
  polar,
}) => {
  // Each seat costs three syncs of the disk, which take long on a busy disk.
  test.setTimeout(180_000);
  const maxWait = { timeout: 90_000 };
  const seats = 2_000;
  for (let index = allSeats; index < seats; index += 1) {
    polar.seller.addSeat(licenseId(1 + (index % 8)), `Desk ${index}`);
  }
  expect(liveSeats(polar)).toBe(seats);
  const first = await start();
  await answerDialogs(first.app, 1);
  await openLicenses(first, polar);
  // Added only now: connecting also tries a release.
  mixFaults(polar, seats);
  await expect(grid(first.page)).toHaveAttribute('aria-rowcount', '9');
  await press(first.page, bulkRelease.open);
  await first.page.getByLabel(bulkRelease.form.rule).selectOption('all');
  await press(first.page, bulkRelease.form.submit);
  await confirmRelease(first.page, seats);
  await expect.poll(() => liveSeats(polar), maxWait).toBeLessThan(seats - 700);
  await kill(first.app);

  // Meanwhile a key is replaced, and a seat is released elsewhere.
  const elsewhere = seatsHeld(polar).at(-1);
  if (elsewhere === undefined) throw new Error('All were released before the kill.');
  polar.seller.rotate(elsewhere.licenseId);
  polar.seller.release(elsewhere.id);
  const left = liveSeats(polar);
  polar.faults.clear();
  const second = await start();
  await answerDialogs(second.app, 1);
  await openLicenses(second, polar);
  mixFaults(polar, left);
  await press(second.page, bulkRelease.banner.show);
  await expect(second.page.getByText(bulkRelease.run.interruptedBody)).toBeVisible();
  expect(liveSeats(polar)).toBe(left);
  await press(second.page, bulkRelease.run.resume);
  // All seats but the one that was already free; if its request was pending at the kill, the app
  // cannot know which it was.
  const end = second.page.getByRole('heading', {
    name: /^(?:1,999|2,000) of 2,000 seats released$/,
  });
  await expect(end).toBeVisible(maxWait);
  expect(liveSeats(polar)).toBe(0);
  const released = releasedActivationIds(polar);
  expect(released).toHaveLength(seats - 1);
  expect(new Set([...released, elsewhere.id]).size).toBe(seats);
  // The numbers beside the heading are those of other results alone.
  const counts = second.page.locator('.bulk-counts');
  await expect(counts.getByText(bulkRelease.counts.failed)).toHaveCount(0);
  await expect(counts.getByText(bulkRelease.counts.stillHeld)).toHaveCount(0);
});
