import { describe, expect, test } from 'vitest';
import { codeOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import {
  everySeat,
  liveSeatCount,
  planBulkRelease,
  rowsOfRun,
} from '../../support/bulk-harness.ts';
import { createGate, withHttpHooks, type HttpHooks } from '../../support/http-hooks.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Returns a stopped run with unknown seats, four of which Polar has released without the app's knowledge. */
async function startIndeterminateRun(): Promise<{
  harness: AdminHarness;
  wire: HttpHooks;
  seats: number;
  unknown: number;
}> {
  const wire: HttpHooks = {};
  const harness = await openTestHarness({ licenses: 20, wrapHttp: withHttpHooks(wire) });
  await harness.readAll();
  const seats = await planBulkRelease(harness);
  const { faults } = harness.polar;
  const times = Number.POSITIVE_INFINITY;
  faults.add({ type: 'answer-lost' }, { on: 'deactivate', times: 4 });
  faults.add({ type: 'request-lost' }, { on: 'deactivate', times });
  faults.add({ type: 'error-before' }, { on: 'get', times });
  valueOf(await harness.core().handlers.bulk.start({ seats }));
  await harness.waitUntil('a stop', ({ bulk }) => bulk.type === 'stopped');
  faults.clear();
  harness.polar.log.clear();
  const unknown = (await rowsOfRun(harness)).filter(({ result }) => result === 'unknown').length;
  expect(unknown).toBeGreaterThan(4);
  return { harness, wire, seats, unknown };
}

describe('a bulk release', () => {
  test('sends nothing while paused, and shows the rest as left out after a cancel', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ licenses: 60, wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    let sent = 0;
    wire.beforeRelease = () => {
      sent += 1;
      if (sent === 20) void harness.core().handlers.bulk.pause();
    };
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    await harness.waitUntil('a pause', ({ bulk }) => bulk.type === 'paused');
    const sentAtPause = sent;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(sent).toBe(sentAtPause);
    expect(codeOf(await harness.core().handlers.bulk.plan(everySeat))).toBe('bulk-pending');
    expect(codeOf(await harness.core().handlers.bulk.discard())).toBe('bulk-pending');
    valueOf(await harness.core().handlers.bulk.cancel());
    const { bulk } = harness.state();
    const leftOut = seats - sentAtPause;
    expect(bulk).toMatchObject({
      type: 'finished',
      wasCanceled: true,
      seats,
      released: sentAtPause,
      leftOut,
    });
    const rows = await rowsOfRun(harness);
    expect(rows.filter(({ result }) => result === 'left-out')).toHaveLength(leftOut);
    expect(liveSeatCount(harness, rows)).toBe(leftOut);
  });

  test('sends none of the seats that wait for the rate limit when it is paused', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({
      licenses: 30,
      limits: 'production',
      wrapHttp: withHttpHooks(wire),
    });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    let sent = 0;
    wire.beforeRelease = () => {
      sent += 1;
      if (sent === 10) void harness.core().handlers.bulk.pause();
    };
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    const { bulk } = await harness.waitUntil('a pause', (state) => state.bulk.type === 'paused');
    expect(sent).toBe(10);
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(10);
    expect(bulk).toMatchObject({ released: 10, open: seats - 10 });
    const rows = await rowsOfRun(harness);
    expect(rows.filter(({ result }) => result === 'planned')).toHaveLength(seats - 10);
  });

  test('checks the seats with lost answers until they are known when it is canceled, and reports the released ones', async () => {
    const { harness, seats, unknown } = await startIndeterminateRun();
    // Each first read lags behind.
    harness.polar.faults.add({ type: 'stale-read' }, { on: 'get', times: unknown });
    const began = harness.clock.now();
    valueOf(await harness.core().handlers.bulk.cancel());
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(0);
    const rows = await rowsOfRun(harness);
    const found = rows.filter(({ result }) => result === 'found-free');
    expect(found).toHaveLength(4);
    const held = rows.filter(({ result }) => result === 'still-held');
    expect(held).toHaveLength(unknown - 4);
    expect(liveSeatCount(harness, held)).toBe(unknown - 4);
    for (const { at } of held) expect((at ?? 0) - began).toBeGreaterThanOrEqual(7_000);
    expect(harness.state().bulk).toMatchObject({ type: 'finished', seats, released: 4, open: 0 });
    const filter = { what: 'released' } as const;
    const { entries } = valueOf(await harness.core().handlers.activity.list({ filter, limit: 50 }));
    const activityHashes = new Set(entries.map(({ activationHash: hash }) => hash));
    expect(activityHashes).toEqual(new Set(found.map(({ seat }) => seat)));
  });

  test('leaves a seat unknown that one check listed and no later check could confirm', async () => {
    const { harness, wire, unknown } = await startIndeterminateRun();
    let checks = 0;
    wire.instead = async (url) => {
      if (url.includes('page=1')) return undefined;
      checks += 1;
      return checks > unknown ? { type: 'no-answer' } : undefined;
    };
    valueOf(await harness.core().handlers.bulk.cancel());
    expect(harness.state().bulk).toMatchObject({ released: 4, stillHeld: 0, open: unknown - 4 });
    const filter = { what: 'release-failed' } as const;
    expect(
      valueOf(await harness.core().handlers.activity.list({ filter, limit: 50 })).matching,
    ).toBe(0);
  });

  test('does not resume while it is being canceled, by a person or by the network’s return', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ licenses: 20, wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    let sent = 0;
    wire.instead = async (url) => {
      if (!url.endsWith('/deactivate')) return undefined;
      sent += 1;
      return sent > 5 ? { type: 'not-sent', why: 'network-unreachable' } : undefined;
    };
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    await harness.waitUntil('a stop', ({ bulk }) => bulk.type === 'stopped');
    const gate = createGate();
    wire.instead = async (url) => (url.endsWith('/deactivate') ? undefined : await gate.passed);
    harness.polar.log.clear();
    const canceled = harness.core().handlers.bulk.cancel();
    expect(harness.state().bulk.type).toBe('canceling');
    expect(codeOf(await harness.core().handlers.bulk.resume())).toBe('bulk-changed');
    expect(codeOf(await harness.core().handlers.bulk.cancel())).toBe('bulk-changed');
    expect(codeOf(await harness.core().handlers.bulk.discard())).toBe('bulk-pending');
    expect(codeOf(await harness.core().handlers.bulk.plan(everySeat))).toBe('bulk-pending');
    harness.core().retry();
    gate.open();
    valueOf(await canceled);
    expect(harness.state().bulk).toMatchObject({ type: 'finished', wasCanceled: true, open: 0 });
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(0);
    expect(harness.ports.everythingOnDisk().match(/"t":"end"/g)).toHaveLength(1);
  });

  test('does not end another session’s run after another token was connected', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ licenses: 20, wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    wire.beforeRelease = () => void harness.core().handlers.bulk.pause();
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    await harness.waitUntil('a pause', ({ bulk }) => bulk.type === 'paused');
    for (const action of ['cancel', 'resume'] as const) {
      const requested = createGate();
      const gate = createGate();
      wire.instead = async (url) => {
        if (!url.includes('page=1')) return undefined;
        requested.open();
        return await gate.passed;
      };
      harness.polar.log.clear();
      const waiting = harness.core().handlers.bulk[action]();
      await requested.passed;
      valueOf(await harness.core().handlers.connection.disconnect());
      gate.open();
      expect(codeOf(await waiting)).toBe('bulk-changed');
      expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(0);
      expect(harness.ports.everythingOnDisk()).not.toContain('"t":"end"');
      harness.ports.writeRecord('token', {
        server: 'loopback',
        backend: 'test',
        sealed: Buffer.from(harness.polar.token).toString('base64'),
      });
      harness.restart();
      valueOf(await harness.core().handlers.licenses.open());
      await harness.waitUntil('the journal', ({ bulk }) => bulk.type === 'interrupted');
    }
  });
});
