import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { Http, HttpAnswer } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat-record.ts';
import {
  codeOf,
  openDesk,
  releasesOf,
  rowsOf,
  valueOf,
  type Desk,
  type DeskOptions,
} from '../../support/admin-desk.ts';
import {
  everything,
  expectEachReleasedOnce,
  livingOf,
  planned,
  rowsOfRun,
  runToTheEnd,
} from '../../support/bulk-desk.ts';

const open: Desk[] = [];
async function desk(options: DeskOptions = {}): Promise<Desk> {
  let made: Desk | null = null;
  const through = (http: Http): Http => ({
    async send(request) {
      if (made === null) return await http.send(request);
      if (request.url.endsWith('/deactivate')) before.get(made)?.();
      const instead = await wireOf.get(made)?.(request.url);
      return instead ?? (await http.send(request));
    },
  });
  made = await openDesk({ through, ...options });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (each) => await each.close()));
});

/** What happens before each release of a desk. */
const before = new WeakMap<Desk, () => void>();
/** What a desk's wire does with a request; with nothing it goes to the server. */
const wireOf = new WeakMap<Desk, (url: string) => Promise<HttpAnswer | undefined>>();

/** What waits until somebody opens it. */
function gate(): { readonly passed: Promise<undefined>; readonly open: () => void } {
  const opened = new AbortController();
  return {
    passed: once(opened.signal, 'abort').then(() => undefined),
    open: () => opened.abort(),
  };
}

/** A run that stopped in doubt: four of its seats are released, of which nobody knows yet. */
async function doubtful(): Promise<{ made: Desk; seats: number; unknown: number }> {
  const made = await desk({ licenses: 20 });
  await made.readAll();
  const seats = await planned(made);
  const { faults } = made.polar;
  const times = Number.POSITIVE_INFINITY;
  faults.add({ kind: 'answer-lost' }, { on: 'deactivate', times: 4 });
  faults.add({ kind: 'request-lost' }, { on: 'deactivate', times });
  faults.add({ kind: 'error-before' }, { on: 'get', times });
  valueOf(await made.core().handlers.bulk.start(seats));
  await made.until('a stop', ({ bulk }) => bulk.is === 'stopped');
  faults.clear();
  made.polar.log.clear();
  const unknown = (await rowsOfRun(made)).filter(({ result }) => result === 'unknown').length;
  expect(unknown).toBeGreaterThan(4);
  return { made, seats, unknown };
}

describe('a bulk release', () => {
  test('of 2,000 seats among faults ends in the truth for each, and none goes twice', async () => {
    const made = await desk({ licenses: 1_400, inMemory: true });
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
    before.set(made, mischief);
    valueOf(await made.core().handlers.bulk.start(seats));
    const end = await runToTheEnd(made, async () => {
      expect(made.state().bulk).toMatchObject({ is: 'stopped', failure: { code: 'token-ended' } });
      const stored = polar.record.tokens.get(polar.token);
      if (stored !== undefined) polar.record.tokens.set(polar.token, { ...stored, revoked: false });
    });

    expect(revoked).toBe(true);
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
  }, 60_000);

  test('paused, it sends nothing; cancelled, it leaves the rest alone and says so', async () => {
    const made = await desk({ licenses: 60 });
    await made.readAll();
    const seats = await planned(made);
    let sent = 0;
    before.set(made, () => {
      sent += 1;
      if (sent === 20) void made.core().handlers.bulk.pause();
    });
    valueOf(await made.core().handlers.bulk.start(seats));
    await made.until('a pause', ({ bulk }) => bulk.is === 'paused');
    const stood = sent;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(sent).toBe(stood);
    expect(codeOf(await made.core().handlers.bulk.plan(everything))).toBe('bulk-pending');
    expect(codeOf(await made.core().handlers.bulk.discard())).toBe('bulk-pending');
    valueOf(await made.core().handlers.bulk.cancel());
    const { bulk } = made.state();
    const leftOut = seats - stood;
    expect(bulk).toMatchObject({ is: 'finished', canceled: true, seats, released: stood, leftOut });
    const rows = await rowsOfRun(made);
    expect(rows.filter(({ result }) => result === 'left-out')).toHaveLength(leftOut);
    expect(livingOf(made, rows)).toBe(leftOut);
  });

  test('cancelled after lost answers, it looks until it is sure, and tells what was released', async () => {
    const { made, seats, unknown } = await doubtful();
    // Every read lags behind at first.
    made.polar.faults.add({ kind: 'stale-read' }, { on: 'get', times: unknown });
    const began = made.clock.now();
    valueOf(await made.core().handlers.bulk.cancel());
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
    const rows = await rowsOfRun(made);
    const found = rows.filter(({ result }) => result === 'found-free');
    expect(found).toHaveLength(4);
    const held = rows.filter(({ result }) => result === 'still-held');
    expect(held).toHaveLength(unknown - 4);
    expect(livingOf(made, held)).toBe(unknown - 4);
    for (const { at } of held) expect((at ?? 0) - began).toBeGreaterThanOrEqual(7_000);
    expect(made.state().bulk).toMatchObject({ is: 'finished', seats, released: 4, open: 0 });
    const filter = { what: 'released' } as const;
    const { entries } = valueOf(await made.core().handlers.activity.list({ filter, most: 50 }));
    const told = new Set(entries.map(({ activationHash: hash }) => hash));
    expect(told).toEqual(new Set(found.map(({ seat }) => seat)));
  });

  test('cancelled, a seat that one look saw and no other could confirm stays not known', async () => {
    const { made, unknown } = await doubtful();
    let looks = 0;
    wireOf.set(made, async (url) => {
      if (url.includes('page=1')) return undefined;
      looks += 1;
      return looks > unknown ? { is: 'no-answer' } : undefined;
    });
    valueOf(await made.core().handlers.bulk.cancel());
    expect(made.state().bulk).toMatchObject({ released: 4, stillHeld: 0, open: unknown - 4 });
    const filter = { what: 'release-failed' } as const;
    expect(valueOf(await made.core().handlers.activity.list({ filter, most: 50 })).matching).toBe(
      0,
    );
  });

  test('goes on by itself when the page tells that the network is back', async () => {
    const made = await desk({ licenses: 20 });
    await made.readAll();
    const seats = await planned(made);
    wireOf.set(made, async () => ({ is: 'not-sent', why: 'network-unreachable' }));
    valueOf(await made.core().handlers.bulk.start(seats));
    valueOf(await made.core().handlers.licenses.refresh());
    await made.until(
      'both stops',
      ({ bulk, licenses: { index } }) => bulk.is === 'stopped' && index.is === 'stopped',
    );
    wireOf.delete(made);
    valueOf(await made.core().handlers.device.tryNow());
    const { bulk } = await made.until(
      'both ends',
      (state) => state.bulk.is === 'finished' && state.licenses.index.is === 'complete',
    );
    expect(bulk).toMatchObject({ released: seats, open: 0 });
  });

  test('while it is being cancelled, neither a person nor the network that is back makes it send again', async () => {
    const made = await desk({ licenses: 20 });
    await made.readAll();
    const seats = await planned(made);
    let sent = 0;
    wireOf.set(made, async (url) => {
      if (!url.endsWith('/deactivate')) return undefined;
      sent += 1;
      return sent > 5 ? { is: 'not-sent', why: 'network-unreachable' } : undefined;
    });
    valueOf(await made.core().handlers.bulk.start(seats));
    await made.until('a stop', ({ bulk }) => bulk.is === 'stopped');
    const held = gate();
    wireOf.set(made, async (url) => (url.endsWith('/deactivate') ? undefined : await held.passed));
    made.polar.log.clear();
    const canceled = made.core().handlers.bulk.cancel();
    expect(made.state().bulk.is).toBe('canceling');
    expect(codeOf(await made.core().handlers.bulk.resume())).toBe('bulk-changed');
    expect(codeOf(await made.core().handlers.bulk.cancel())).toBe('bulk-changed');
    expect(codeOf(await made.core().handlers.bulk.discard())).toBe('bulk-pending');
    expect(codeOf(await made.core().handlers.bulk.plan(everything))).toBe('bulk-pending');
    made.core().retry();
    held.open();
    valueOf(await canceled);
    expect(made.state().bulk).toMatchObject({ is: 'finished', canceled: true, open: 0 });
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
    expect(made.world.everythingOnDisk().match(/"t":"end"/g)).toHaveLength(1);
  });

  test('one that waits to be cancelled or resumed ends nothing once another token was connected', async () => {
    const made = await desk({ licenses: 20 });
    await made.readAll();
    const seats = await planned(made);
    before.set(made, () => void made.core().handlers.bulk.pause());
    valueOf(await made.core().handlers.bulk.start(seats));
    await made.until('a pause', ({ bulk }) => bulk.is === 'paused');
    for (const act of ['cancel', 'resume'] as const) {
      const asked = gate();
      const held = gate();
      wireOf.set(made, async (url) => {
        if (!url.includes('page=1')) return undefined;
        asked.open();
        return await held.passed;
      });
      made.polar.log.clear();
      const waiting = made.core().handlers.bulk[act]();
      await asked.passed;
      valueOf(await made.core().handlers.connection.disconnect());
      held.open();
      expect(codeOf(await waiting)).toBe('bulk-changed');
      expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
      expect(made.world.everythingOnDisk()).not.toContain('"t":"end"');
      made.world.keep('token', {
        server: 'loopback',
        backend: 'test',
        sealed: Buffer.from(made.polar.token).toString('base64'),
      });
      made.restart();
      valueOf(await made.core().handlers.licenses.open());
      await made.until('the journal', ({ bulk }) => bulk.is === 'interrupted');
    }
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

  test('a number that is not the plan’s starts nothing', async () => {
    const made = await desk({ licenses: 10 });
    await made.readAll();
    const seats = await planned(made);
    expect(codeOf(await made.core().handlers.bulk.start(seats - 1))).toBe('bulk-changed');
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
  });
});
