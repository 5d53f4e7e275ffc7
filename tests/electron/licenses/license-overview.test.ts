import { describe, expect, test } from 'vitest';
import {
  createSeatHistory,
  maxSnapshots,
  thinOut,
} from '../../../electron/services/licenses/seat-history.ts';
import { openAppRecords } from '../../../electron/storage/records.ts';
import { dayNumber } from '../../../shared/days.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import type { SeatSnapshot } from '../../../shared/overview.ts';
import { newestFirst, rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const day = 24 * 60 * 60_000;

const overviewOf = async (harness: AdminHarness) =>
  valueOf(await harness.core().handlers.licenses.overview());

/** Reads the list and all seats of the small organization. */
async function readEverything(harness: AdminHarness): Promise<void> {
  await harness.readAll();
  await overviewOf(harness);
  // How long the checks take is the machine's matter.
  await harness.waitUntil('all checks', ({ licenses }) => licenses.survey.unchecked === 0);
  expect((await overviewOf(harness)).counts.checked).toBe(8);
}

describe('the overview', () => {
  test('has for each count the number of licenses that its filter finds', async () => {
    const harness = await openTestHarness();
    const { seller, record, customerId } = harness.polar;
    const [first, second, third] = record.storedLicenses().map(({ id }) => id);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('The organization is not seeded.');
    seller.update(first, { status: 'granted', expiresAt: harness.clock.now() + 29 * day });
    seller.update(second, { status: 'granted', expiresAt: harness.clock.now() + 31 * day });
    seller.update(third, { status: 'disabled', expiresAt: harness.clock.now() + day });
    const customer = record.customer(customerId);
    if (customer === undefined) throw new Error('The customer is not seeded.');
    record.putCustomer({ ...customer, deletedAt: harness.clock.now() - day });
    await readEverything(harness);

    const { counts } = await overviewOf(harness);
    const filters: Record<string, Partial<LicenseQuery>> = {
      licenses: {},
      inUse: { inUse: true },
      full: { atLimit: true },
      stranded: { stranded: true },
      expiring: { expiring: true },
      neverValidated: { neverValidated: true },
      customerDeleted: { customerDeleted: true },
      disabled: { statuses: ['disabled'] },
    };
    const found = Object.entries(filters).map(([name, filter]) => [
      name,
      rowsOf(harness.core(), { ...newestFirst, ...filter }, 200).length,
    ]);
    expect(counts).toMatchObject(Object.fromEntries(found));
    expect(counts.expiring).toBeGreaterThanOrEqual(1);
    expect(counts.full).toBeGreaterThan(0);
    expect(counts.seatsInUse).toBe(
      record
        .storedLicenses()
        .filter(({ organizationId }) => organizationId === harness.polar.organizationId)
        .reduce((sum, { id }) => sum + record.liveActivations(id).length, 0),
    );
  });

  test('says which licenses’ seats are not known, and saves no snapshot then', async () => {
    const harness = await openTestHarness({ licenses: 250 });
    await harness.readAll();
    const { counts, snapshots } = await overviewOf(harness);
    expect(counts.licenses).toBeGreaterThan(200);
    expect(counts).toMatchObject({ checked: 0, seatsInUse: 0, full: 0 });
    expect(snapshots).toEqual([]);
    expect(harness.ports.content('seat-counts')).toBeNull();
  });
});

describe('the snapshots', () => {
  test('hold counts alone, and go with the token', async () => {
    const harness = await openTestHarness();
    await readEverything(harness);
    const { counts, snapshots } = await overviewOf(harness);
    const today = dayNumber(harness.clock.now());
    expect(snapshots).toEqual([{ day: today, licenses: 8, seats: counts.seatsInUse }]);
    expect(harness.ports.content('seat-counts')).toEqual({
      organization: expect.stringMatching(/^[\da-f]{12}$/),
      points: [[today, 8, counts.seatsInUse]],
    });

    harness.restart();
    await harness.readAll();
    expect((await overviewOf(harness)).snapshots).toEqual(snapshots);
    valueOf(await harness.core().handlers.connection.disconnect());
    expect(harness.ports.content('seat-counts')).toBeNull();
  });

  test('belong to one organization', () => {
    const { history } = memoryHistory();
    history.add('production', 'one', { day: 10, licenses: 1, seats: 2 });
    expect(history.of('production', 'other')).toEqual([]);
    expect(history.of('sandbox', 'one')).toEqual([]);
  });

  test('replace those of the same day, and ignore a clock that was set back', () => {
    const { history } = memoryHistory();
    for (const [at, seats] of [
      [10, 2],
      [11, 3],
      [11, 4],
      [9, 5],
    ] as const)
      history.add('production', 'one', { day: at, licenses: 1, seats });
    expect(history.of('production', 'one').map(({ day: at, seats }) => [at, seats])).toEqual([
      [10, 2],
      [11, 4],
    ]);
  });

  test('stay within their file for ten years of days', () => {
    const { history, files } = memoryHistory();
    for (let at = 20_000; at < 23_650; at += 1)
      history.add('production', 'one', { day: at, licenses: 4_000_000, seats: 9_999_999 });
    const saved = history.of('production', 'one');
    expect(saved).toHaveLength(maxSnapshots);
    expect(saved.slice(-90).map(({ day: at }) => at)).toEqual(
      Array.from({ length: 90 }, (_, index) => 23_560 + index),
    );
    expect(files.seatCounts.read()).toMatchObject({ type: 'value' });
  });

  test('are not saved without a stored token', () => {
    const { history, files } = memoryHistory(false);
    history.add('production', 'one', { day: 10, licenses: 1, seats: 2 });
    expect(history.of('production', 'one')).toHaveLength(1);
    expect(files.seatCounts.read()).toEqual({ type: 'absent' });
  });

  test('of earlier weeks are the last of each week', () => {
    const daily: SeatSnapshot[] = Array.from({ length: 200 }, (_, index) => ({
      day: 7000 + index,
      licenses: 1,
      seats: index,
    }));
    const thinned = thinOut(daily);
    const early = thinned.filter(({ day: at }) => at <= 7199 - 90);
    expect(early.every(({ day: at }) => at % 7 === 6)).toBe(true);
    expect(thinned.length).toBeLessThan(90 + 200 / 7);
  });
});

function memoryHistory(isSaved = true) {
  const files = openAppRecords({ stores: createMemoryDisk().stores(), clock: createManualClock() });
  return { files, history: createSeatHistory({ file: files.seatCounts, isSaved: () => isSaved }) };
}
