import { describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { codeOf, releasesOf, rowsOf, valueOf } from '../../support/admin-harness.ts';
import {
  everything,
  expectEachReleasedOnce,
  livingOf,
  planned,
  rowsOfRun,
  runToTheEnd,
} from '../../support/bulk-harness.ts';
import { wired, type Wire } from '../../support/wire-licenses.ts';
import { desk } from '../../support/test-harness.ts';

describe('a bulk release', () => {
  test('of 2,000 seats among faults ends in the truth for each, and none goes twice', async () => {
    const wire: Wire = {};
    const made = await desk({ licenses: 1_400, inMemory: true, through: wired(wire) });
    await made.readAll();
    const seats = await planned(made);
    expect(seats).toBeGreaterThan(2_000);
    const plan = await rowsOfRun(made);
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
    const { polar } = made;
    const hooked = polar.log.count();
    expect(hooked).toBeGreaterThan(0);
    const mischief = (): void => {
      nth += 1;
      const kind = faults[Math.floor(nth / 9) % faults.length];
      if (nth % 9 === 0 && kind !== undefined) polar.faults.add({ kind }, { on: 'deactivate' });
      if (nth % 61 === 0) polar.faults.add({ kind: 'stale-read' }, { on: 'get' });
      const row = plan[nth * 3];
      const live = row === undefined ? [] : polar.record.liveActivations(row.licenseId);
      if (nth % 50 === 0 && row !== undefined) polar.seller.rotate(row.licenseId);
      if (nth % 70 === 0 && live[0] !== undefined) polar.seller.release(live[0].id);
      if (nth === 700) {
        revoked = true;
        polar.seller.revokeToken(polar.token);
      }
    };
    wire.beforeRelease = mischief;
    valueOf(await made.core().handlers.bulk.start(seats));
    let stops = 0;
    const end = await runToTheEnd(made, async () => {
      stops += 1;
      expect(made.state().bulk).toMatchObject({ is: 'stopped', failure: { code: 'token-ended' } });
      const stored = polar.record.tokens.get(polar.token);
      if (stored !== undefined) polar.record.tokens.set(polar.token, { ...stored, revoked: false });
    });

    expect(revoked).toBe(true);
    expect(stops).toBe(1);
    const rows = await rowsOfRun(made);
    expect(rows).toHaveLength(seats);
    expect(end).toMatchObject({ seats, open: 0, failed: 0, stillHeld: 0, canceled: false });
    expect(end.released + end.alreadyFree).toBe(seats);
    expect(livingOf(made, rows)).toBe(0);
    expectEachReleasedOnce(made);
    // What the server let go at our request is told as released, and what others freed before us is not told as ours.
    const ours = new Set(releasesOf(polar).map(activationHash));
    for (const { seat, result } of rows) {
      if (ours.has(seat)) expect(['released', 'found-free']).toContain(result);
      else expect(['already-free', 'found-free']).toContain(result);
    }
  }, 120_000);

  test('keeps 95 % of the allowed rate under production limits, and Polar refuses nothing', async () => {
    const made = await desk({ licenses: 300, limits: 'production', inMemory: true });
    await made.readAll();
    const seats = await planned(made);
    const began = made.clock.now();
    made.polar.log.clear();
    valueOf(await made.core().handlers.bulk.start(seats));
    const end = await runToTheEnd(made);
    expect(end).toMatchObject({ released: seats, open: 0 });
    const minutes = (end.at - began) / 60_000;
    expect(seats / minutes).toBeGreaterThan(0.95 * 300);
    expect(made.polar.log.count({ status: 429 })).toBe(0);
    // The keys are known from the list: each seat costs one request of the limit.
    expect(made.polar.log.count({ operation: 'get' })).toBe(0);
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(seats);
  }, 60_000);

  test('goes on by itself when the page tells that the network is back', async () => {
    const wire: Wire = {};
    const made = await desk({ licenses: 20, through: wired(wire) });
    await made.readAll();
    const seats = await planned(made);
    wire.instead = async () => ({ is: 'not-sent', why: 'network-unreachable' });
    valueOf(await made.core().handlers.bulk.start(seats));
    valueOf(await made.core().handlers.licenses.refresh());
    await made.until(
      'both stops',
      ({ bulk, licenses: { index } }) => bulk.is === 'stopped' && index.is === 'stopped',
    );
    delete wire.instead;
    valueOf(await made.core().handlers.device.tryNow());
    const { bulk } = await made.until(
      'both ends',
      (state) => state.bulk.is === 'finished' && state.licenses.index.is === 'complete',
    );
    expect(bulk).toMatchObject({ released: seats, open: 0 });
  });

  test('its report is whole after a restart, and is not lost to another plan before it was saved', async () => {
    const made = await desk({ licenses: 10 });
    await made.readAll();
    const seats = await planned(made);
    valueOf(await made.core().handlers.bulk.choose({ rows: [0], chosen: false }));
    valueOf(await made.core().handlers.bulk.start(seats - 1));
    const rows = await runToTheEnd(made).then(async () => await rowsOfRun(made));
    const { bulk: handlers } = made.restart().handlers;
    await made.readAll();
    expect(await rowsOfRun(made)).toEqual(rows);
    expect(rows.every(({ label }) => label.length > 0)).toBe(true);

    expect(codeOf(await handlers.plan(everything))).toBe('bulk-pending');
    expect(made.state().bulk.is).toBe('finished');
    expect(valueOf(await handlers.saveReport({ full: false }))).toBe(true);
    expect(await planned(made)).toBe(1);
  });

  test('nothing that it writes holds a key or a customer', async () => {
    const made = await desk({ licenses: 40 });
    await made.readAll();
    const seats = await planned(made);
    valueOf(await made.core().handlers.bulk.start(seats));
    await runToTheEnd(made);
    const [row] = rowsOf(made.core());
    if (row === undefined) throw new Error('No row');
    valueOf(await made.core().handlers.licenses.rotate({ licenseId: row.licenseId }));
    const written = made.world.everythingOnDisk() + made.world.lines.join('\n');
    expect(written).toContain('bulk-release.jsonl');
    expect(written).toContain(row.licenseId);
    const { record } = made.polar;
    const all = record.page({ matches: () => true, allGenerated: true }, 0, 1_000).licenses;
    for (const { key, customerId } of all) {
      const customer = record.customer(customerId);
      expect(written).not.toContain(key);
      for (const text of [customer?.email, customer?.name]) {
        if (text !== null && text !== undefined) expect(written).not.toContain(text);
      }
    }
  });

  test('a seat whose license was deleted meanwhile has failed, and the run, its report and the history say so', async () => {
    const made = await desk({ licenses: 10 });
    await made.readAll();
    const seats = await planned(made);
    const [row] = await rowsOfRun(made);
    if (row === undefined) throw new Error('An empty plan');
    const plan = await rowsOfRun(made);
    const failing = plan.filter(({ licenseId }) => licenseId === row.licenseId).length;
    made.polar.seller.delete(row.licenseId);
    valueOf(await made.core().handlers.bulk.start(seats));
    const end = await runToTheEnd(made);
    expect(end).toMatchObject({ released: seats - failing, failed: failing, open: 0 });
    const failure = { code: 'license-unknown' };
    const failed = async () => (await rowsOfRun(made)).filter(({ result }) => result === 'failed');
    expect(await failed()).toHaveLength(failing);
    for (const each of await failed()) expect(each).toMatchObject({ failure });
    const filter = { what: 'release-failed' } as const;
    const { entries } = valueOf(await made.core().handlers.activity.list({ filter, most: 50 }));
    expect(entries).toHaveLength(failing);
    valueOf(await made.core().handlers.bulk.saveReport({ full: true }));
    expect(made.world.shown.at(-1)).toContain('LICENSE-UNKNOWN');
    made.restart();
    await made.readAll();
    expect(await failed()).toHaveLength(failing);
    for (const each of await failed()) expect(each).toMatchObject({ failure });
    expect(made.state().bulk).toMatchObject({ is: 'finished', failed: failing });
  });

  test('a number that is not the plan’s starts nothing', async () => {
    const made = await desk({ licenses: 10 });
    await made.readAll();
    const seats = await planned(made);
    expect(codeOf(await made.core().handlers.bulk.start(seats - 1))).toBe('bulk-changed');
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
  });
});
