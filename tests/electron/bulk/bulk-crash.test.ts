import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import type { Http, RunLog } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { en } from '../../../shared/text/en.ts';
import { fileError } from '../../support/memory-stores.ts';
import { codeOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import {
  expectEachReleasedOnce,
  liveSeatCount,
  planBulkRelease,
  runToTheEnd,
} from '../../support/bulk-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Returns three licenses to add seats to. */
async function licensesOf(harness: AdminHarness): Promise<readonly [string, string, string]> {
  const [a, b, c] = harness.polar.record
    .page({ matches: () => true, allGenerated: true }, 0, 3)
    .licenses.map(({ id }) => id);
  if (a === undefined || b === undefined || c === undefined) throw new Error('Too few licenses');
  return [a, b, c];
}

/** A process that ends at a step of the journal: before the write of a line at odd steps, after it at even ones. Its later requests are lost. */
function crashingPorts(harness: AdminHarness, step: number) {
  const file = createAppendLog(harness.ports.dataFolder, 'bulk-release', 'ledger');
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
    replace(entries) {
      tick();
      file.replace(entries);
      tick();
    },
    read: file.read,
    erase() {
      if (isDead) die();
      file.erase();
    },
  };
  const { http } = harness.ports;
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

describe('an interrupted bulk release', () => {
  test('resumes after a kill at any step of its journal, without a lost or repeated release', async () => {
    const harness = await openTestHarness({ licenses: 4 });
    let crashes = 0;
    for (let step = 1; ; step += 1) {
      // Each round has two new seats on each of three licenses.
      const [first, second, third] = await licensesOf(harness);
      const seats = [first, second, third].flatMap((licenseId) =>
        ['a', 'b'].map((name) => {
          const { id } = harness.polar.seller.addSeat(licenseId, `${name} ${step}`);
          return { licenseId, seat: activationHash(id) };
        }),
      );
      const life = crashingPorts(harness, step);
      harness.restart(life);
      valueOf(await harness.core().handlers.licenses.open());
      const chosen = await planBulkRelease(harness, { type: 'seats', seats });
      expect(chosen).toBe(6);
      const started = await harness.core().handlers.bulk.start({ seats: chosen });
      if (started.ok) {
        await Promise.race([
          life.died,
          harness.waitUntil(
            'an end',
            ({ bulk }) => bulk.type === 'finished' || bulk.type === 'stopped',
          ),
        ]);
      }
      const hasCrashed = life.isDead();
      // The ended app does nothing more; another one starts with the files on the disk.
      life.kill();
      await new Promise((resolve) => {
        setTimeout(resolve, 30);
      });
      harness.restart();
      valueOf(await harness.core().handlers.licenses.open());
      const { bulk } = await harness.waitUntil(
        'the journal',
        (state) => state.bulk.type !== 'running',
      );
      if (bulk.type === 'none') {
        // The kill came before the plan was complete: then nothing was sent.
        expect(liveSeatCount(harness, seats)).toBe(6);
      } else {
        const end = bulk.type === 'finished' ? bulk : await runToTheEnd(harness);
        expect(end).toMatchObject({ seats: 6, released: 6, open: 0, failed: 0 });
        expect(liveSeatCount(harness, seats)).toBe(0);
      }
      expectEachReleasedOnce(harness);
      if (harness.state().bulk.type === 'finished')
        valueOf(await harness.core().handlers.bulk.discard());
      else harness.polar.log.clear();
      for (const { licenseId } of seats) {
        for (const { id, label } of harness.polar.record.liveActivations(licenseId)) {
          if (label.endsWith(` ${step}`)) harness.polar.seller.release(id);
        }
      }
      if (!hasCrashed) break;
      crashes += 1;
    }
    // The plan, an intent and a result of each of six seats, and the end; before and after each.
    expect(crashes).toBeGreaterThanOrEqual(2 * (1 + 12 + 1));
  }, 120_000);

  test('shows after a full disk whether a request was sent, and resumes when there is space', async () => {
    const harness = await openTestHarness({ licenses: 2 });
    await harness.readAll();
    const file = createAppendLog(harness.ports.dataFolder, 'bulk-release', 'ledger');
    let fullFor: 'intent' | 'result' | null = null;
    const bulkFile: RunLog = {
      ...file,
      append(entry) {
        if ((entry as { readonly t?: unknown }).t === fullFor) throw fileError('ENOSPC');
        file.append(entry);
      },
    };
    harness.restart({ bulkFile });
    await harness.readAll();
    const chosen = await planBulkRelease(harness);
    fullFor = 'intent';
    valueOf(await harness.core().handlers.bulk.start({ seats: chosen }));
    const stop = async () =>
      (await harness.waitUntil('a stop', ({ bulk }) => bulk.type === 'stopped')).bulk;
    expect(await stop()).toMatchObject({ failure: { code: 'disk-full' } });
    // The network's return does not resume a run that a full disk stopped.
    fullFor = null;
    harness.core().retry();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(harness.state().bulk.type).toBe('stopped');
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(0);
    fullFor = 'result';
    valueOf(await harness.core().handlers.bulk.resume());
    expect(await stop()).toMatchObject({ failure: { code: 'outcome-unsaved' } });
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBeGreaterThan(0);
    fullFor = null;
    valueOf(await harness.core().handlers.bulk.resume());
    expect(await runToTheEnd(harness)).toMatchObject({ released: chosen, open: 0 });
    expectEachReleasedOnce(harness);
  });

  test('does not resume in the name of another organization', async () => {
    const harness = await openTestHarness({ licenses: 20 });
    await harness.readAll();
    const seats = await planBulkRelease(harness);
    const life = crashingPorts(harness, 40);
    harness.restart(life);
    await harness.readAll();
    expect(await planBulkRelease(harness)).toBe(seats);
    valueOf(await harness.core().handlers.bulk.start({ seats }));
    await life.died;
    life.kill();
    harness.ports.writeRecord('token', {
      server: 'loopback',
      backend: 'test',
      sealed: Buffer.from(harness.polar.foreignToken).toString('base64'),
    });
    harness.restart();
    valueOf(await harness.core().handlers.licenses.open());
    await harness.waitUntil('the journal', ({ bulk }) => bulk.type === 'interrupted');
    expect(codeOf(await harness.core().handlers.bulk.resume())).toBe('bulk-other-organization');
    // The question was about resuming this run, not about beginning one.
    const { open } = harness.state().bulk as { open: number };
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(seats);
    expect(harness.ports.questions.at(-1)?.message).toBe(
      en.native.confirm.bulk.resumeMessage(open),
    );
    expect(harness.state().bulk.type).toBe('interrupted');
  });
});
