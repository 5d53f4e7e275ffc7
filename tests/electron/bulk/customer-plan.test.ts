import { describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { BulkSource, BulkState } from '../../../shared/bulk-release.ts';
import { valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { liveSeatCount, rowsOfRun } from '../../support/bulk-harness.ts';
import { licenseId } from '../../support/polar/seed-small.ts';
import { seatOf } from '../../support/seat-of.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** The licenses of Ingrid and Mateo, one each, and the two of Brightwater Films, of which the second has no seat. */
const [ingrid, mateo, films, renderNodes] = [1, 2, 3, 4].map(licenseId) as [
  string,
  string,
  string,
  string,
];

function customerIdOf({ polar: { record } }: AdminHarness, license: string): string {
  const stored = record.license(license);
  if (stored === undefined) throw new Error('No such license');
  return stored.customerId;
}

const allOf = (customerId: string): BulkSource => ({
  type: 'rule',
  scope: { type: 'customer', customerId },
  rule: { type: 'all' },
});

/** Plans the release of all seats of a license's customer. */
async function planFor(harness: AdminHarness, license: string): Promise<BulkState> {
  const { bulk } = harness.core().handlers;
  valueOf(await bulk.plan(allOf(customerIdOf(harness, license))));
  const { bulk: state } = await harness.waitUntil('a plan', ({ bulk: { type } }) =>
    ['planned', 'not-planned'].includes(type),
  );
  return state;
}

async function leftOutOf(harness: AdminHarness) {
  const { bulk } = harness.core().handlers;
  return valueOf(await bulk.leftOut({ offset: 0, count: 200 })).rows;
}

/** Gives a customer `count` more licenses, each with one seat, and returns their ids. */
function addLicenses({ polar: { record } }: AdminHarness, license: string, count: number) {
  const stored = record.license(license);
  const [seat] = record.liveActivations(ingrid);
  if (stored === undefined || seat === undefined) throw new Error('No such license');
  return Array.from({ length: count }, (_, index) => {
    const end = `4000-8000-${index.toString(16).padStart(12, '0')}`;
    const id = `99999999-0000-${end}`;
    const activations = [{ ...seat, id: `88888888-0000-${end}`, licenseId: id }];
    const key = `STUDIO-77777777-0000-${end}`.toUpperCase();
    record.put({ ...stored, id, key, activations });
    return id;
  });
}

describe('a plan of all seats of a customer', () => {
  test('has the live seats of each of their licenses, and of no one with the same name and address', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    const { record, seller } = harness.polar;
    const company = record.customer(customerIdOf(harness, films));
    const person = record.customer(customerIdOf(harness, mateo));
    if (company === undefined || person === undefined) throw new Error('No such customers');
    record.putCustomer({ ...person, name: company.name, email: company.email });
    seller.addSeat(renderNodes, 'Node 1');
    seller.update(renderNodes, { status: 'revoked' });
    await harness.readAll();
    expect(await planFor(harness, films)).toMatchObject({ seats: 5, chosen: 5, licenses: 2 });
    const rows = await rowsOfRun(harness);
    const held = [films, renderNodes].flatMap((id) => record.liveActivations(id));
    expect(rows.map(({ seat }) => seat).toSorted()).toEqual(
      held.map(({ id }) => activationHash(id)).toSorted(),
    );
    expect(await leftOutOf(harness)).toEqual([]);
  });

  test('releases them after the person confirmed, and no other', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const others = [ingrid, mateo].flatMap((id) => harness.polar.record.liveActivations(id));
    await planFor(harness, films);
    const rows = await rowsOfRun(harness);
    const { bulk } = harness.core().handlers;
    harness.ports.answers.push(false);
    expect(await bulk.start({ seats: 4 })).toMatchObject({ failure: { code: 'not-confirmed' } });
    expect(liveSeatCount(harness, rows)).toBe(4);
    valueOf(await bulk.start({ seats: 4 }));
    await harness.waitUntil('the end', (state) => state.bulk.type === 'finished');
    expect(liveSeatCount(harness, rows)).toBe(0);
    expect([ingrid, mateo].flatMap((id) => harness.polar.record.liveActivations(id))).toEqual(
      others,
    );
  });

  test('names the licenses that it leaves out, each with the reason', async () => {
    let unreadable = 'none';
    const harness = await openTestHarness({
      wrapHttp: (http) => ({
        async send(request) {
          const answer = await http.send(request);
          if (answer.type !== 'answer' || !request.url.endsWith(unreadable)) return answer;
          return { ...answer, text: '{}' };
        },
      }),
    });
    const [gone = '', odd = ''] = addLicenses(harness, films, 2);
    unreadable = odd;
    await harness.readAll();
    harness.polar.record.delete(gone);
    const state = await planFor(harness, films);
    expect(state).toMatchObject({ seats: 4, uncheckedLicenses: 2, leftOutLicenses: 3 });
    const leftOut = await leftOutOf(harness);
    const found = new Map(leftOut.map((one) => [one.licenseId, one]));
    expect(found.get(renderNodes)).toMatchObject({ reason: 'no-seat', failure: null });
    expect(found.get(gone)).toMatchObject({
      reason: 'not-checked',
      failure: { code: 'license-unknown' },
      license: { customerName: 'Brightwater Films', keyPrefix: 'STUDIO' },
    });
    expect(found.get(odd)).toMatchObject({ failure: { code: 'answer-unreadable' } });
    expect(JSON.stringify(leftOut)).not.toContain('STUDIO-7777');
  });

  test('leaves this computer’s own seat out until a person chooses it', async () => {
    const harness = await openTestHarness({ licenses: 5 });
    harness.ports.writeRecord('device', seatOf(harness.polar));
    harness.restart();
    await harness.readAll();
    expect(await planFor(harness, ingrid)).toMatchObject({
      seats: 2,
      chosen: 1,
      includesThisComputer: true,
    });
  });

  test('says how many licenses were not read when it was made', async () => {
    const harness = await openTestHarness({ licenses: 300 });
    // The first page arrives, the second does not.
    harness.polar.faults.add({ type: 'slow', ms: 0 }, { on: 'list' });
    harness.polar.faults.add({ type: 'captive-portal' }, { on: 'list' });
    valueOf(await harness.core().handlers.licenses.open());
    await harness.waitUntil('a stop', ({ licenses }) => licenses.index.type === 'stopped');
    // The person opened a license of a page that was not read.
    valueOf(await harness.core().handlers.licenses.details({ licenseId: films }));
    const unreadLicenses = harness.licenseCount() - 100;
    expect(unreadLicenses).toBeGreaterThan(200);
    expect(await planFor(harness, films)).toMatchObject({ seats: 4, unreadLicenses });
  });

  test('takes a customer with 500 licenses', async () => {
    const harness = await openTestHarness({ inMemory: true });
    addLicenses(harness, mateo, 499);
    await harness.readAll();
    expect(await planFor(harness, mateo)).toMatchObject({ seats: 501, licenses: 500 });
  });

  test('is empty for an unknown customer', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    valueOf(await harness.core().handlers.bulk.plan(allOf(licenseId(1))));
    const { bulk } = await harness.waitUntil('a result', (state) => state.bulk.type !== 'planning');
    expect(bulk).toMatchObject({ type: 'not-planned', failure: { code: 'bulk-empty' } });
  });
});
