import { describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { codeOf, releasedActivationIds, rowsOf, valueOf } from '../../support/admin-harness.ts';
import {
  everySeat,
  expectEachReleasedOnce,
  liveSeatCount,
  planBulkRelease,
  rowsOfRun,
  runToTheEnd,
} from '../../support/bulk-harness.ts';
import { withHttpHooks, type HttpHooks } from '../../support/http-hooks.ts';
import { openTestHarness } from '../../support/test-harness.ts';

describe('a bulk release', () => {
  test('shows the true result of each of 2,000 seats despite faults, and releases none twice', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({
      licenses: 1_400,
      inMemory: true,
      wrapHttp: withHttpHooks(wire),
    });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    expect(seats).toBeGreaterThan(2_000);
    const plan = await rowsOfRun(harness);
    const first = plan[0];
    if (first === undefined) throw new Error('An empty plan');

    const faults = [
      'answer-lost',
      'request-lost',
      'reset',
      'reset-after',
      'error-before',
      'error-after',
      'truncated',
      'bad-gateway',
    ] as const;
    let nth = 0;
    let revoked = false;
    const { polar } = harness;
    const hooked = polar.log.count();
    expect(hooked).toBeGreaterThan(0);
    const injectFault = (): void => {
      nth += 1;
      const kind = faults[Math.floor(nth / 9) % faults.length];
      if (nth % 9 === 0 && kind !== undefined)
        polar.faults.add({ type: kind }, { on: 'deactivate' });
      if (nth % 61 === 0) polar.faults.add({ type: 'stale-read' }, { on: 'get' });
      const row = plan[nth * 3];
      const live = row === undefined ? [] : polar.record.liveActivations(row.licenseId);
      if (nth % 50 === 0 && row !== undefined) polar.seller.rotate(row.licenseId);
      if (nth % 70 === 0 && live[0] !== undefined) polar.seller.release(live[0].id);
      if (nth === 700) {
        revoked = true;
        polar.seller.revokeToken(polar.token);
      }
    };
    wire.beforeRelease = injectFault;
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    let stops = 0;
    const end = await runToTheEnd(harness, async () => {
      stops += 1;
      expect(harness.state().bulk).toMatchObject({
        type: 'stopped',
        failure: { code: 'token-ended' },
      });
      const stored = polar.record.tokens.get(polar.token);
      if (stored !== undefined) polar.record.tokens.set(polar.token, { ...stored, revoked: false });
    });

    expect(revoked).toBe(true);
    expect(stops).toBe(1);
    const rows = await rowsOfRun(harness);
    expect(rows).toHaveLength(seats);
    expect(end).toMatchObject({ seats, open: 0, failed: 0, stillHeld: 0, wasCanceled: false });
    expect(end.released + end.alreadyFree).toBe(seats);
    expect(liveSeatCount(harness, rows)).toBe(0);
    expectEachReleasedOnce(harness);
    // The seats that the server released for this app count as released; those that others released before do not.
    const ours = new Set(releasedActivationIds(polar).map(activationHash));
    for (const { seat, result } of rows) {
      if (ours.has(seat)) expect(['released', 'found-free']).toContain(result);
      else expect(['already-free', 'found-free']).toContain(result);
    }
  }, 120_000);

  test('uses 95 % of the allowed rate under production limits, and Polar refuses no request', async () => {
    const harness = await openTestHarness({ licenses: 300, limits: 'production', inMemory: true });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    const began = harness.clock.now();
    harness.polar.log.clear();
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    const end = await runToTheEnd(harness);
    expect(end).toMatchObject({ released: seats, open: 0 });
    const minutes = (end.at - began) / 60_000;
    expect(seats / minutes).toBeGreaterThan(0.95 * 300);
    expect(harness.polar.log.count({ status: 429 })).toBe(0);
    // The list holds the keys, so each seat needs one request.
    expect(harness.polar.log.count({ operation: 'get' })).toBe(0);
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(seats);
  }, 60_000);

  test('resumes by itself when the page reports that the network is back', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ licenses: 20, wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    wire.instead = async () => ({ type: 'not-sent', why: 'network-unreachable' });
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    valueOf(await harness.core().handlers.licenses.refresh());
    await harness.waitUntil(
      'both stops',
      ({ bulk, licenses: { index } }) => bulk.type === 'stopped' && index.type === 'stopped',
    );
    delete wire.instead;
    valueOf(await harness.core().handlers.device.retryNow());
    const { bulk } = await harness.waitUntil(
      'both ends',
      (state) => state.bulk.type === 'finished' && state.licenses.index.type === 'complete',
    );
    expect(bulk).toMatchObject({ released: seats, open: 0 });
  });

  test('has a complete report after a restart, and no plan replaces it before it was saved', async () => {
    const harness = await openTestHarness({ licenses: 10 });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    valueOf(await harness.core().handlers.bulk.choose({ rows: [0], chosen: false }));
    valueOf(await harness.core().handlers.bulk.start({ seats: seats - 1 }));
    const rows = await runToTheEnd(harness).then(async () => await rowsOfRun(harness));
    const { bulk: handlers } = harness.restart().handlers;
    await harness.readAll();
    expect(await rowsOfRun(harness)).toEqual(rows);
    expect(rows.every(({ label }) => label.length > 0)).toBe(true);

    expect(codeOf(await handlers.plan(everySeat))).toBe('bulk-pending');
    expect(harness.state().bulk.type).toBe('finished');
    expect(valueOf(await handlers.saveReport({ full: false }))).toBe(true);
    expect(await planBulkRelease(harness)).toBe(1);
  });

  test('writes no key and no customer', async () => {
    const harness = await openTestHarness({ licenses: 40 });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    await runToTheEnd(harness);
    const [row] = rowsOf(harness.core());
    if (row === undefined) throw new Error('No row');
    valueOf(await harness.core().handlers.licenses.rotate({ licenseId: row.licenseId }));
    const written = harness.ports.everythingOnDisk() + harness.ports.lines.join('\n');
    expect(written).toContain('bulk-release.jsonl');
    expect(written).toContain(row.licenseId);
    const { record } = harness.polar;
    const all = record.page({ matches: () => true, allGenerated: true }, 0, 1_000).licenses;
    for (const { key, customerId } of all) {
      const customer = record.customer(customerId);
      expect(written).not.toContain(key);
      for (const text of [customer?.email, customer?.name]) {
        if (text !== null && text !== undefined) expect(written).not.toContain(text);
      }
    }
  });

  test('shows the seat of a deleted license as failed in the run, its report and the activity log', async () => {
    const harness = await openTestHarness({ licenses: 10 });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    const [row] = await rowsOfRun(harness);
    if (row === undefined) throw new Error('An empty plan');
    const plan = await rowsOfRun(harness);
    const failing = plan.filter(({ licenseId }) => licenseId === row.licenseId).length;
    harness.polar.seller.delete(row.licenseId);
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    const end = await runToTheEnd(harness);
    expect(end).toMatchObject({ released: seats - failing, failed: failing, open: 0 });
    const failure = { code: 'license-unknown' };
    const failed = async () =>
      (await rowsOfRun(harness)).filter(({ result }) => result === 'failed');
    expect(await failed()).toHaveLength(failing);
    for (const each of await failed()) expect(each).toMatchObject({ failure });
    const filter = { what: 'release-failed' } as const;
    const { entries } = valueOf(await harness.core().handlers.activity.list({ filter, limit: 50 }));
    expect(entries).toHaveLength(failing);
    valueOf(await harness.core().handlers.bulk.saveReport({ full: true }));
    expect(harness.ports.shown.at(-1)).toContain('LICENSE-UNKNOWN');
    harness.restart();
    await harness.readAll();
    expect(await failed()).toHaveLength(failing);
    for (const each of await failed()) expect(each).toMatchObject({ failure });
    expect(harness.state().bulk).toMatchObject({ type: 'finished', failed: failing });
  });

  test('does not start with a number that is not the plan’s', async () => {
    const harness = await openTestHarness({ licenses: 10 });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    expect(codeOf(await harness.core().handlers.bulk.start({ seats: seats - 1 }))).toBe(
      'bulk-changed',
    );
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(0);
  });
});
