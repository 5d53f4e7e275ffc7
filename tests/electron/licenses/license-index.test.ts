import { describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import { codeOf, rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Calls back with the number of each page of the list before its request. */
function beforePages(action: (page: number, nth: number) => void): (http: Http) => Http {
  let nth = 0;
  return (http) => ({
    async send(request) {
      const page = request.url.match(/license-keys\/\?page=(\d+)/)?.[1];
      if (page !== undefined) {
        nth += 1;
        action(Number(page), nth);
      }
      return await http.send(request);
    },
  });
}

describe('reading the list', () => {
  test('reads every license of the organization, across benefits', async () => {
    const harness = await openTestHarness({ licenses: 1_234 });
    await harness.readAll();
    const { index } = harness.state().licenses;
    expect(index).toMatchObject({
      type: 'complete',
      read: harness.licenseCount(),
      total: harness.licenseCount(),
    });
    expect(valueOf(await harness.core().handlers.licenses.benefits()).length).toBeGreaterThan(1);
  });

  test('reads the newest licenses with two requests', async () => {
    const pages: number[] = [];
    const harness = await openTestHarness({
      licenses: 950,
      wrapHttp: beforePages((page) => pages.push(page)),
    });
    valueOf(await harness.core().handlers.licenses.open());
    await harness.waitUntil(
      'some rows',
      ({ licenses: { index } }) => 'read' in index && index.read > 100,
    );
    expect(pages.slice(0, 2)).toEqual([1, Math.max(...pages)]);
    const newest = Math.max(
      ...harness.polar.record
        .storedLicenses()
        .filter(({ organizationId }) => organizationId === harness.polar.organizationId)
        .map(({ createdAt }) => createdAt),
    );
    expect(rowsOf(harness.core())[0]?.createdAt).toBe(newest);
  });

  test('misses no license when another one is deleted during the reading', async () => {
    let harness: AdminHarness | null = null;
    const gone: string[] = [];
    const deleteOne = beforePages((page, nth) => {
      if (harness === null || nth < 3 || nth > 7) return;
      // A license before the page that was read last: all later ones move up.
      const victim = harness.polar.record.page(
        { matches: () => true, allGenerated: true },
        (page - 1) * 100 + 50,
        1,
      ).licenses[0];
      if (victim === undefined) return;
      harness.polar.seller.delete(victim.id);
      gone.push(victim.id);
    });
    harness = await openTestHarness({ licenses: 900, wrapHttp: deleteOne });
    await harness.readAll();
    expect(gone).toHaveLength(5);
    const found = valueOf(
      await harness.core().handlers.licenses.window({
        query: { text: '', sort: { by: 'created', descending: false } },
        offset: 0,
        count: 1,
      }),
    );
    expect(found.total).toBeGreaterThanOrEqual(harness.licenseCount());
  });

  test('removes the licenses that are gone at the next reading, and no other', async () => {
    const harness = await openTestHarness({ licenses: 320 });
    await harness.readAll();
    const before = rowsOf(harness.core(), {}, 200);
    const victim = before[10];
    if (victim === undefined) throw new Error('No such row');
    harness.polar.seller.delete(victim.licenseId);
    valueOf(await harness.core().handlers.licenses.refresh());
    await harness.waitUntil(
      'the second reading',
      ({ licenses: { index } }) => index.type === 'complete',
    );
    const after = rowsOf(harness.core(), {}, 200).map(({ licenseId }) => licenseId);
    expect(after).not.toContain(victim.licenseId);
    expect(after.slice(0, 199)).toEqual(
      before.map(({ licenseId }) => licenseId).filter((id) => id !== victim.licenseId),
    );
  });

  test('forgets the seats of the licenses that are gone', async () => {
    const harness = await openTestHarness({ licenses: 120 });
    await harness.readAll();
    const [victim] = rowsOf(harness.core(), {}, 200);
    if (victim === undefined) throw new Error('No such row');
    const { licenses } = harness.core().handlers;
    harness.polar.seller.addSeat(victim.licenseId, 'Lonely desk');
    valueOf(await licenses.details({ licenseId: victim.licenseId }));
    const withSeat = (): number => rowsOf(harness.core(), { text: 'lonely' }, 200).length;
    expect(withSeat()).toBe(1);
    harness.polar.seller.delete(victim.licenseId);
    valueOf(await licenses.refresh());
    await harness.waitUntil(
      'the second reading',
      ({ licenses: { index } }) => index.type === 'complete',
    );
    expect(withSeat()).toBe(0);
    // Seats that stayed would count as those of another license.
    const { unchecked, total } = harness.state().licenses.survey;
    expect(unchecked).toBe(total);
  });

  test('stops the requests at a pause, and continues where it was', async () => {
    const pages: number[] = [];
    let harness: AdminHarness | null = null;
    harness = await openTestHarness({
      licenses: 1_000,
      wrapHttp: beforePages((page, nth) => {
        pages.push(page);
        if (nth === 4) void harness?.core().handlers.licenses.pause();
      }),
    });
    valueOf(await harness.core().handlers.licenses.open());
    const paused = await harness.waitUntil(
      'a pause',
      ({ licenses: { index } }) => index.type === 'paused',
    );
    expect(paused.licenses.index).toMatchObject({ type: 'paused', total: harness.licenseCount() });
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
    expect(pages).toHaveLength(4);
    await harness.readAll();
    expect(pages.slice(0, 6)).toEqual([1, 11, 10, 9, 8, 7]);
  });

  test('stays under 60 % of production limits, and Polar refuses no request', async () => {
    const harness = await openTestHarness({ licenses: 32_000, limits: 'production' });
    const began = harness.clock.now();
    await harness.readAll();
    expect(harness.polar.log.count({ status: 429 })).toBe(0);
    const minutes = (harness.clock.now() - began) / 60_000;
    const times = harness.polar.log.find({ operation: 'list' }).map(({ at }) => at);
    expect(times.length / minutes).toBeGreaterThan(285);
    for (const [first, time] of times.entries()) {
      expect(times[first + 300] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(time + 60_000);
    }
    expect(harness.state().licenses.ratePerMinute).toBe(291);
  });

  test('sends nothing after a 429 before the time that Polar gave', async () => {
    const harness = await openTestHarness({ licenses: 500 });
    harness.polar.faults.add({ type: 'rate-limited', retryAfter: 90 }, { on: 'list' });
    await harness.readAll();
    const [refused, next] = harness.polar.log.find({ operation: 'list' });
    expect(refused?.status).toBe(429);
    expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(90_000);
  });

  test('stops when the token ends, and holds the licenses read so far', async () => {
    let harness: AdminHarness | null = null;
    harness = await openTestHarness({
      licenses: 900,
      wrapHttp: beforePages((_, nth) => {
        if (nth === 5) harness?.polar.seller.revokeToken(harness.polar.token);
      }),
    });
    valueOf(await harness.core().handlers.licenses.open());
    const { licenses } = await harness.waitUntil(
      'a stop',
      ({ licenses: { index } }) => index.type === 'stopped',
    );
    expect(licenses.index).toMatchObject({ type: 'stopped', failure: { code: 'token-ended' } });
    expect(rowsOf(harness.core(), {}, 200).length).toBe(200);
  });

  test('distinguishes a token without the permission from an ended one', async () => {
    const harness = await openTestHarness();
    harness.ports.writeRecord('token', {
      server: 'loopback',
      backend: 'test',
      sealed: Buffer.from(harness.polar.scopelessToken).toString('base64'),
    });
    harness.restart();
    valueOf(await harness.core().handlers.licenses.open());
    const { licenses } = await harness.waitUntil(
      'a stop',
      ({ licenses: { index } }) => index.type === 'stopped',
    );
    expect(licenses.index).toMatchObject({ failure: { code: 'scope-missing' } });
  });

  test('sends nothing without a token, and names the failure', async () => {
    const harness = await openTestHarness();
    valueOf(await harness.core().handlers.connection.disconnect());
    expect(codeOf(await harness.core().handlers.licenses.open())).toBe('not-connected');
    expect(harness.polar.log.count()).toBe(0);
  });

  test('reads every page despite faults', async () => {
    const harness = await openTestHarness({ licenses: 700 });
    for (const kind of ['error-before', 'answer-lost', 'reset', 'truncated'] as const) {
      harness.polar.faults.add({ type: kind }, { on: 'list' });
    }
    await harness.readAll();
    expect(harness.state().licenses.index).toMatchObject({
      type: 'complete',
      read: harness.licenseCount(),
    });
  });
});
