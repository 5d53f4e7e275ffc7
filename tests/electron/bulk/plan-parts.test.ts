import { expect, test } from 'vitest';
import { codeOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { licenseId } from '../../support/polar/seed-small.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Licenses without seats, and the seats that each gets: together more than one run has. */
const [first, second] = [licenseId(1), licenseId(2)];
const seatsEach = 10_001;

/** Returns a harness with two licenses of that many seats beside those that they have. */
async function openLargeHarness(): Promise<AdminHarness> {
  const harness = await openTestHarness({ inMemory: true });
  for (const id of [first, second])
    for (let seat = 0; seat < seatsEach; seat += 1) harness.polar.seller.addSeat(id, `Bay ${seat}`);
  await harness.readAll();
  return harness;
}

const seatsOf = ({ polar }: AdminHarness, id: string): number =>
  polar.record.liveActivations(id).length;

/** Plans all seats of both licenses, and returns the plan. */
async function planAll(harness: AdminHarness) {
  const { bulk } = harness.core().handlers;
  valueOf(
    await bulk.plan({
      type: 'rule',
      scope: { type: 'licenses', licenseIds: [first, second] },
      rule: { type: 'all' },
    }),
  );
  return await planned(harness);
}

async function planned(harness: AdminHarness) {
  const { bulk } = await harness.waitUntil('a plan', (state) => state.bulk.type === 'planned');
  if (bulk.type !== 'planned') throw new Error('There is no plan.');
  return bulk;
}

/** Releases one seat of the plan alone, and waits for the end. */
async function releaseOne(harness: AdminHarness, reason?: string): Promise<void> {
  const { bulk } = harness.core().handlers;
  const { seats } = await planned(harness);
  valueOf(
    await bulk.choose({ rows: Array.from({ length: seats }, (_, row) => row), chosen: false }),
  );
  valueOf(await bulk.choose({ rows: [0], chosen: true }));
  valueOf(await bulk.start({ seats: 1, ...(reason === undefined ? {} : { reason }) }));
  await harness.waitUntil('the end', (state) => state.bulk.type === 'finished');
}

test('a plan of more than 20,000 seats is released in parts', async () => {
  const harness = await openLargeHarness();
  const { bulk } = harness.core().handlers;
  const before = [seatsOf(harness, first), seatsOf(harness, second)];
  const part = await planAll(harness);
  // A license comes in one part.
  expect(part.laterLicenses).toBe(1);
  expect(before).toContain(part.seats);
  expect(codeOf(await bulk.planNext())).toBe('bulk-changed');
  await releaseOne(harness);
  expect(harness.state().bulk).toMatchObject({ type: 'finished', laterLicenses: 1 });
  // The report of the first part would be lost.
  expect(codeOf(await bulk.planNext())).toBe('bulk-pending');
  valueOf(await bulk.saveReport({ full: false }));
  valueOf(await bulk.planNext());
  const next = await planned(harness);
  expect(next.laterLicenses).toBe(0);
  expect(new Set([part.seats, next.seats])).toEqual(new Set(before));
  expect(part.seats + next.seats).toBe(before.reduce((sum, seats) => sum + seats, 0));
  await releaseOne(harness);
  expect(harness.state().bulk).toMatchObject({ laterLicenses: 0 });
  expect([seatsOf(harness, first), seatsOf(harness, second)]).toEqual(
    before.map((seats) => seats - 1),
  );
  valueOf(await bulk.saveReport({ full: false }));
  expect(codeOf(await bulk.planNext())).toBe('bulk-empty');

  // After the app was killed, the journal has the licenses that are left.
  await planAll(harness);
  await releaseOne(harness);
  harness.restart();
  await harness.readAll();
  expect(harness.state().bulk).toMatchObject({ type: 'finished', released: 1, laterLicenses: 1 });
  const restarted = harness.core().handlers.bulk;
  expect(codeOf(await restarted.planNext())).toBe('bulk-pending');
  valueOf(await restarted.saveReport({ full: false }));
  valueOf(await restarted.planNext());
  expect(await planned(harness)).toMatchObject({ laterLicenses: 0 });

  // A person who discards the plan of the next part does not meet the result before it again.
  valueOf(await restarted.discard());
  harness.restart();
  await harness.readAll();
  expect(harness.state().bulk).toEqual({ type: 'none' });
  expect((await planAll(harness)).laterLicenses).toBe(1);
});

test('the reason goes into the activity log and the report, and survives a restart', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { bulk } = harness.core().handlers;
  valueOf(
    await bulk.plan({
      type: 'rule',
      scope: { type: 'licenses', licenseIds: [first] },
      rule: { type: 'all' },
    }),
  );
  await planned(harness);
  await releaseOne(harness, 'audit 2026, see jane@x.example');
  const report = async (): Promise<string> => {
    valueOf(await harness.core().handlers.bulk.saveReport({ full: false }));
    return harness.ports.shown.at(-1) ?? '';
  };
  const { entries } = valueOf(
    await harness.core().handlers.activity.list({ filter: {}, limit: 5 }),
  );
  const entry = entries.find(({ what }) => what === 'released');
  expect(entry?.reason).toMatch(/^audit 2026, see /);
  expect(await report()).toMatch(/Reason"?\r?\n.*audit 2026, see /);
  expect(harness.ports.everythingOnDisk()).not.toContain('jane@x.example');
  harness.restart();
  await harness.readAll();
  expect(await report()).toContain('audit 2026, see ');
});
