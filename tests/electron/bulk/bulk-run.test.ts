import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { Http, RunLog } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat-record.ts';
import { createAppendLog } from '../../../electron/platform/append-log.ts';
import type { BulkRow, BulkSource } from '../../../shared/bulk-release.ts';
import {
  codeOf,
  newestFirst,
  openDesk,
  releasesOf,
  rowsOf,
  valueOf,
  type Desk,
  type DeskOptions,
} from '../../support/admin-desk.ts';

const open: Desk[] = [];
async function desk(options: DeskOptions = {}): Promise<Desk> {
  let made: Desk | null = null;
  const through = (http: Http): Http => ({
    async send(request) {
      if (made !== null && request.url.endsWith('/deactivate')) before.get(made)?.();
      return await http.send(request);
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

const everything: BulkSource = {
  is: 'rule',
  scope: { is: 'query', query: newestFirst },
  rule: { is: 'all' },
};

/** Plans and answers how many seats are in it. */
async function planned(made: Desk, source: BulkSource = everything): Promise<number> {
  valueOf(await made.core().handlers.bulk.plan(source));
  const { bulk } = await made.until(
    'a plan',
    (state) => state.bulk.is === 'planned' || state.bulk.is === 'not-planned',
  );
  if (bulk.is !== 'planned') throw new Error(`No plan: ${JSON.stringify(bulk)}`);
  return bulk.chosen;
}

async function rowsOfRun(made: Desk): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (let offset = 0; ; offset += 200) {
    const part = valueOf(await made.core().handlers.bulk.window({ offset, count: 200 }));
    rows.push(...part.rows);
    if (rows.length >= part.total) return rows;
  }
}

/** Resumes until the run is through; each stop is seen to by `repair`. */
async function runToTheEnd(made: Desk, repair: () => Promise<void> = async () => undefined) {
  for (let stops = 0; stops < 12; stops += 1) {
    const { bulk } = await made.until('an end or a stop', (state) =>
      ['finished', 'stopped', 'interrupted', 'paused'].includes(state.bulk.is),
    );
    if (bulk.is === 'finished') return bulk;
    await repair();
    valueOf(await made.core().handlers.bulk.resume());
  }
  throw new Error('The run never came to its end.');
}

/** Three licenses to put seats on. */
async function licensesOf(made: Desk): Promise<readonly [string, string, string]> {
  const [a, b, c] = made.polar.record
    .page({ matches: () => true, allGenerated: true }, 0, 3)
    .licenses.map(({ id }) => id);
  if (a === undefined || b === undefined || c === undefined) throw new Error('Too few licenses');
  return [a, b, c];
}

/** A life that ends at a step of the journal: odd before a line is written, even after it. Its requests then go nowhere. */
function mortal(made: Desk, step: number) {
  const file = createAppendLog(made.world.dataFolder, 'bulk-release', 'ledger');
  const death = new AbortController();
  const died = once(death.signal, 'abort');
  let at = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    death.abort();
    throw new Error('killed from a test');
  };
  const tick = (): void => {
    if (isDead) die();
    at += 1;
    if (at === step) die();
  };
  const bulkFile: RunLog = {
    append(entry) {
      tick();
      file.append(entry);
      tick();
    },
    read: file.read,
    erase() {
      if (isDead) die();
      file.erase();
    },
  };
  const { http } = made.world;
  const never = new Promise<never>(() => undefined);
  return {
    bulkFile,
    http: {
      async send(request: Parameters<Http['send']>[0]) {
        if (isDead) return await never;
        const answer = await http.send(request);
        return isDead ? await never : answer;
      },
    },
    died,
    isDead: () => isDead,
    kill() {
      isDead = true;
    },
  };
}

/** How many of the rows' seats the server still holds. */
function livingOf(made: Desk, rows: readonly Pick<BulkRow, 'licenseId' | 'seat'>[]): number {
  return rows.filter(({ licenseId, seat }) =>
    made.polar.record.liveActivations(licenseId).some(({ id }) => activationHash(id) === seat),
  ).length;
}

function expectEachReleasedOnce(made: Desk): void {
  const released = releasesOf(made.polar);
  expect(new Set(released).size).toBe(released.length);
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

  test('killed at any step of its journal, it is taken up without losing or repeating anything', async () => {
    const made = await desk({ licenses: 4 });
    let crashes = 0;
    for (let step = 1; ; step += 1) {
      // Two new seats on each of three licenses, so that each round has its own.
      const [first, second, third] = await licensesOf(made);
      const seats = [first, second, third].flatMap((licenseId) =>
        ['a', 'b'].map((name) => {
          const { id } = made.polar.seller.addSeat(licenseId, `${name} ${step}`);
          return { licenseId, seat: activationHash(id) };
        }),
      );
      const life = mortal(made, step);
      made.restart(life);
      valueOf(await made.core().handlers.licenses.open());
      const chosen = await planned(made, { is: 'seats', seats });
      expect(chosen).toBe(6);
      const started = await made.core().handlers.bulk.start(chosen);
      if (started.ok) {
        await Promise.race([
          life.died,
          made.until('an end', ({ bulk }) => bulk.is === 'finished' || bulk.is === 'stopped'),
        ]);
      }
      const hasCrashed = life.isDead();
      // Nothing of a dead app goes on; another one begins over what is on the disk.
      life.kill();
      await new Promise((resolve) => {
        setTimeout(resolve, 30);
      });
      made.restart();
      valueOf(await made.core().handlers.licenses.open());
      const { bulk } = await made.until('the journal', (state) => state.bulk.is !== 'running');
      if (bulk.is === 'none') {
        // Killed before the plan was whole: then nothing was sent.
        expect(livingOf(made, seats)).toBe(6);
      } else {
        const end = bulk.is === 'finished' ? bulk : await runToTheEnd(made);
        expect(end).toMatchObject({ seats: 6, released: 6, open: 0, failed: 0 });
        expect(livingOf(made, seats)).toBe(0);
      }
      expectEachReleasedOnce(made);
      if (made.state().bulk.is === 'finished') valueOf(await made.core().handlers.bulk.discard());
      else made.polar.log.clear();
      for (const { licenseId } of seats) {
        for (const { id, label } of made.polar.record.liveActivations(licenseId)) {
          if (label.endsWith(` ${step}`)) made.polar.seller.release(id);
        }
      }
      if (!hasCrashed) break;
      crashes += 1;
    }
    // The plan, its beginning, an intent and a result of each of six seats, and the end; before and after each.
    expect(crashes).toBeGreaterThanOrEqual(2 * (3 + 12 + 1));
  }, 120_000);

  test('after another organization was connected it is not taken up in its name', async () => {
    const made = await desk({ licenses: 20 });
    await made.readAll();
    const seats = await planned(made);
    const life = mortal(made, 8);
    made.restart(life);
    await made.readAll();
    expect(await planned(made)).toBe(seats);
    valueOf(await made.core().handlers.bulk.start(seats));
    await life.died;
    life.kill();
    made.world.keep('token', {
      server: 'loopback',
      backend: 'test',
      sealed: Buffer.from(made.polar.foreignToken).toString('base64'),
    });
    made.restart();
    valueOf(await made.core().handlers.licenses.open());
    await made.until('the journal', ({ bulk }) => bulk.is === 'interrupted');
    expect(codeOf(await made.core().handlers.bulk.resume())).toBe('bulk-other-organization');
    expect(made.state().bulk.is).toBe('interrupted');
  });

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
