import { describe, expect, test } from 'vitest';
import { codeOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { everything, livingOf, planned, rowsOfRun } from '../../support/bulk-harness.ts';
import { gate, wired, type Wire } from '../../support/wire-licenses.ts';
import { desk } from '../../support/test-harness.ts';

/** A run that stopped in doubt: four of its seats are released, of which nobody knows yet. */
async function doubtful(): Promise<{ made: Desk; wire: Wire; seats: number; unknown: number }> {
  const wire: Wire = {};
  const made = await desk({ licenses: 20, through: wired(wire) });
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
  return { made, wire, seats, unknown };
}

describe('a bulk release', () => {
  test('paused, it sends nothing; cancelled, it leaves the rest alone and says so', async () => {
    const wire: Wire = {};
    const made = await desk({ licenses: 60, through: wired(wire) });
    await made.readAll();
    const seats = await planned(made);
    let sent = 0;
    wire.beforeRelease = () => {
      sent += 1;
      if (sent === 20) void made.core().handlers.bulk.pause();
    };
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

  test('paused while seats wait for their turn at the rate limit, it sends none of them', async () => {
    const wire: Wire = {};
    const made = await desk({ licenses: 30, limits: 'production', through: wired(wire) });
    await made.readAll();
    const seats = await planned(made);
    let sent = 0;
    wire.beforeRelease = () => {
      sent += 1;
      if (sent === 10) void made.core().handlers.bulk.pause();
    };
    valueOf(await made.core().handlers.bulk.start(seats));
    const { bulk } = await made.until('a pause', (state) => state.bulk.is === 'paused');
    expect(sent).toBe(10);
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(10);
    expect(bulk).toMatchObject({ released: 10, open: seats - 10 });
    const rows = await rowsOfRun(made);
    expect(rows.filter(({ result }) => result === 'planned')).toHaveLength(seats - 10);
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
    const { made, wire, unknown } = await doubtful();
    let looks = 0;
    wire.instead = async (url) => {
      if (url.includes('page=1')) return undefined;
      looks += 1;
      return looks > unknown ? { is: 'no-answer' } : undefined;
    };
    valueOf(await made.core().handlers.bulk.cancel());
    expect(made.state().bulk).toMatchObject({ released: 4, stillHeld: 0, open: unknown - 4 });
    const filter = { what: 'release-failed' } as const;
    expect(valueOf(await made.core().handlers.activity.list({ filter, most: 50 })).matching).toBe(
      0,
    );
  });

  test('while it is being cancelled, neither a person nor the network that is back makes it send again', async () => {
    const wire: Wire = {};
    const made = await desk({ licenses: 20, through: wired(wire) });
    await made.readAll();
    const seats = await planned(made);
    let sent = 0;
    wire.instead = async (url) => {
      if (!url.endsWith('/deactivate')) return undefined;
      sent += 1;
      return sent > 5 ? { is: 'not-sent', why: 'network-unreachable' } : undefined;
    };
    valueOf(await made.core().handlers.bulk.start(seats));
    await made.until('a stop', ({ bulk }) => bulk.is === 'stopped');
    const held = gate();
    wire.instead = async (url) => (url.endsWith('/deactivate') ? undefined : await held.passed);
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
    const wire: Wire = {};
    const made = await desk({ licenses: 20, through: wired(wire) });
    await made.readAll();
    const seats = await planned(made);
    wire.beforeRelease = () => void made.core().handlers.bulk.pause();
    valueOf(await made.core().handlers.bulk.start(seats));
    await made.until('a pause', ({ bulk }) => bulk.is === 'paused');
    for (const act of ['cancel', 'resume'] as const) {
      const asked = gate();
      const held = gate();
      wire.instead = async (url) => {
        if (!url.includes('page=1')) return undefined;
        asked.open();
        return await held.passed;
      };
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
});
