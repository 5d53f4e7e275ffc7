import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dayOf } from '../../../shared/days.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import { en } from '../../../shared/text/en.ts';
import { newestFirst, rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const { columns, fileName, notKnown } = en.licenses.export;
const nothing = { keys: false, customers: false };
const byName: LicenseQuery = { text: '', sort: { by: 'customer', descending: false } };

/** Saves a table and returns its file's name, its text, and its rows by the names of their columns. */
async function saved(harness: AdminHarness, query = newestFirst, whole = nothing) {
  harness.ports.shown.length = 0;
  expect(valueOf(await harness.core().handlers.licenses.saveCsv({ query, unmasked: whole }))).toBe(
    true,
  );
  const [name, text = ''] = harness.ports.shown;
  const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
  return { name, text, rows };
}

test('the table holds the rows of the list in its order', async () => {
  const harness = await openTestHarness({ licenses: 320 });
  await harness.readAll();
  const query = { ...byName, statuses: ['revoked', 'disabled'] } satisfies LicenseQuery;
  const shown = rowsOf(harness.core(), query, 200);
  expect(shown.length).toBeGreaterThan(10);
  const { rows, name } = await saved(harness, query);
  expect(rows.map((row) => row[columns.license])).toEqual(shown.map(({ licenseId }) => licenseId));
  expect(rows.map((row) => row[columns.status])).toEqual(
    shown.map(({ status }) => en.licenses.statuses[status]),
  );
  expect(name).toBe(fileName(dayOf(harness.clock.now()), null));
});

test.each([
  ['America/Los_Angeles', '2026-06-02T04:00Z', '2026-06-01'],
  ['Pacific/Kiritimati', '2026-06-01T12:00Z', '2026-06-02'],
  ['UTC', '2026-06-01T23:59Z', '2026-06-01'],
])('a file saved in %s at %s is named after %s', async (zone, at, day) => {
  vi.stubEnv('TZ', zone);
  onTestFinished(() => void vi.unstubAllEnvs());
  const harness = await openTestHarness({ clock: createManualClock(Date.parse(at)) });
  const { activity, licenses } = harness.core().handlers;
  valueOf(await licenses.saveCsv({ query: newestFirst, unmasked: nothing }));
  valueOf(await activity.saveCsv({}));
  expect(harness.ports.shown.filter((shown) => shown.endsWith('.csv'))).toEqual([
    expect.stringContaining(day),
    en.activity.fileName(day),
  ]);
});

test('keys and customers are masked unless the person asks for each', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { polar } = harness;
  const secrets = {
    keys: [polar.key],
    customers: ['Ingrid Solberg', 'ingrid.solberg@example.com'],
  };
  for (const keys of [false, true]) {
    for (const customers of [false, true]) {
      const { text, rows } = await saved(harness, newestFirst, { keys, customers });
      expect(rows).toHaveLength(8);
      expect(text).toContain(keys ? polar.key : `****-${polar.key.slice(-6)}`);
      expect(text).toContain(customers ? 'ingrid.solberg@example.com' : 'i…@example.com');
      for (const key of secrets.keys) expect(text.includes(key)).toBe(keys);
      for (const person of secrets.customers) expect(text.includes(person)).toBe(customers);
    }
  }
});

test('the file’s name shows that the list is incomplete', async () => {
  let pages = 0;
  const begun: { pause?: () => void } = {};
  const harness = await openTestHarness({
    licenses: 700,
    wrapHttp: (http) => ({
      async send(request) {
        pages += 1;
        if (pages === 3) begun.pause?.();
        return await http.send(request);
      },
    }),
  });
  const { licenses } = harness.core().handlers;
  begun.pause = () => void licenses.pause();
  valueOf(await licenses.open());
  // Three pages; the last one holds eight.
  const [read, total] = [208, 708];
  await expect
    .poll(() => harness.state().licenses.index)
    .toMatchObject({ type: 'paused', read, total });
  const { name, rows } = await saved(harness);
  expect(name).toBe(fileName(dayOf(harness.clock.now()), { read, of: total }));
  expect(name).toContain(`${read} of ${total}`);
  expect(rows).toHaveLength(read);
});

test('unchecked seats are shown as unknown and not as none', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { polar } = harness;
  const query = { ...newestFirst, text: polar.key };
  expect((await saved(harness, query)).rows[0]?.[columns.seatsUsed]).toBe(notKnown);
  valueOf(await harness.core().handlers.licenses.details({ licenseId: polar.licenseId }));
  const [row] = (await saved(harness, query)).rows;
  expect(row?.[columns.seatsUsed]).toBe('2');
  expect(row?.[columns.seatsAt]).toBe(new Date(harness.clock.now()).toISOString());
});

test('a customer’s name in the form of a formula stays text', async () => {
  const harness = await openTestHarness();
  const { record, customerId } = harness.polar;
  const customer = record.customer(customerId);
  if (customer === undefined) throw new Error('No customer');
  record.putCustomer({ ...customer, name: '=HYPERLINK("https://evil.example")' });
  await harness.readAll();
  for (const customers of [false, true]) {
    const { rows } = await saved(harness, newestFirst, { keys: true, customers });
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.some((cell) => cell.startsWith("'="))).toBe(true);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
});

test('a table with devices has a row for each known seat', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { polar } = harness;
  const { device, activation, activated } = en.licenses.export.deviceColumns;
  const table = async (customers: boolean) => {
    harness.ports.shown.length = 0;
    const unmasked = { keys: false, customers };
    const { saveCsv } = harness.core().handlers.licenses;
    valueOf(await saveCsv({ query: newestFirst, unmasked, devices: true }));
    const [, text = ''] = harness.ports.shown;
    return parse<Record<string, string>>(text, { bom: true, columns: true });
  };
  // Unchecked seats are unknown, which is not none.
  expect((await table(true)).map((row) => row[device])).toEqual(Array(8).fill(notKnown));
  valueOf(await harness.core().handlers.licenses.checkRest());
  await harness.waitUntil('all checks', ({ licenses }) => licenses.survey.unchecked === 0);
  const rows = await table(true);
  const seats = rowsOf(harness.core()).flatMap(({ licenseId }) =>
    polar.record.liveActivations(licenseId).map(({ id, label, createdAt }) => ({
      [columns.license]: licenseId,
      [device]: label,
      [activation]: id,
      [activated]: new Date(createdAt).toISOString(),
    })),
  );
  expect(rows.filter((row) => row[activation] !== '')).toHaveLength(seats.length);
  for (const seat of seats) expect(rows).toContainEqual(expect.objectContaining(seat));
  // A license without a seat has a row without a device.
  const empty = rowsOf(harness.core()).filter(({ seatsUsed }) => seatsUsed === 0);
  expect(rows).toHaveLength(seats.length + empty.length);
  expect(empty.length).toBeGreaterThan(0);
  const masked = (await table(false)).map((row) => row[device]);
  expect(masked).toContain('I…');
  expect(masked.join()).not.toContain('Ingrid’s MacBook Air');
});
