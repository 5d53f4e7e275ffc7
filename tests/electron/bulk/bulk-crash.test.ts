import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createAppendLog } from '../../../electron/platform/append-log.ts';
import type { Http, RunLog } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { en } from '../../../shared/text/en.ts';
import { fileError } from '../../support/memory-stores.ts';
import { codeOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import {
  expectEachReleasedOnce,
  livingOf,
  planned,
  runToTheEnd,
} from '../../support/bulk-harness.ts';
import { desk } from '../../support/test-harness.ts';

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

describe('a bulk release that was cut off', () => {
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

  test('stopped by a full disk it says whether a request had gone out, and goes on when there is room', async () => {
    const made = await desk({ licenses: 2 });
    await made.readAll();
    const file = createAppendLog(made.world.dataFolder, 'bulk-release', 'ledger');
    let fullFor: 'intent' | 'result' | null = null;
    const bulkFile: RunLog = {
      ...file,
      append(entry) {
        if ((entry as { readonly t?: unknown }).t === fullFor) throw fileError('ENOSPC');
        file.append(entry);
      },
    };
    made.restart({ bulkFile });
    await made.readAll();
    const chosen = await planned(made);
    fullFor = 'intent';
    valueOf(await made.core().handlers.bulk.start(chosen));
    const stop = async () => (await made.until('a stop', ({ bulk }) => bulk.is === 'stopped')).bulk;
    expect(await stop()).toMatchObject({ failure: { code: 'disk-full' } });
    // A full disk does not end when the network is back: its person has to see to it.
    fullFor = null;
    made.core().retry();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(made.state().bulk.is).toBe('stopped');
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
    fullFor = 'result';
    valueOf(await made.core().handlers.bulk.resume());
    expect(await stop()).toMatchObject({ failure: { code: 'outcome-unsaved' } });
    expect(made.polar.log.count({ operation: 'deactivate' })).toBeGreaterThan(0);
    fullFor = null;
    valueOf(await made.core().handlers.bulk.resume());
    expect(await runToTheEnd(made)).toMatchObject({ released: chosen, open: 0 });
    expectEachReleasedOnce(made);
  });

  test('after another organization was connected it is not taken up in its name', async () => {
    const made = await desk({ licenses: 20 });
    await made.readAll();
    const seats = await planned(made);
    const life = mortal(made, 40);
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
    // What the person was asked is not to begin a run, but to go on with this one.
    const { open } = made.state().bulk as { open: number };
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(seats);
    expect(made.world.asked.at(-1)?.message).toBe(en.native.confirm.bulk.resumeMessage(open));
    expect(made.state().bulk.is).toBe('interrupted');
  });
});
