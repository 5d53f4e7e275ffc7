import { describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import { codeOf, rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Calls back before each page of the list is asked for, with its number. */
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
  test('every license of the organization comes in, across benefits', async () => {
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

  test('the newest licenses are there after two requests', async () => {
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

  test('a license deleted while the list is read hides no other one', async () => {
    let harness: AdminHarness | null = null;
    const gone: string[] = [];
    const deleteOne = beforePages((page, nth) => {
      if (harness === null || nth < 3 || nth > 7) return;
      // One that comes before the page that was read last: everything after it moves up.
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

  test('what is gone at the next reading goes, and nothing else', async () => {
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

  test('a pause stops the requests, and going on does not begin anew', async () => {
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

  test('with production limits it stays under 60 % of them, and Polar refuses nothing', async () => {
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

  test('after a 429 nothing goes out before Polar said', async () => {
    const harness = await openTestHarness({ licenses: 500 });
    harness.polar.faults.add({ type: 'rate-limited', retryAfter: 90 }, { on: 'list' });
    await harness.readAll();
    const [refused, next] = harness.polar.log.find({ operation: 'list' });
    expect(refused?.status).toBe(429);
    expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(90_000);
  });

  test('a token that ends in the middle stops it by name, with what was read so far', async () => {
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

  test('a token without the permission is told from one that ended', async () => {
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

  test('without a token nothing is sent and the reason has a name', async () => {
    const harness = await openTestHarness();
    valueOf(await harness.core().handlers.connection.disconnect());
    expect(codeOf(await harness.core().handlers.licenses.open())).toBe('not-connected');
    expect(harness.polar.log.count()).toBe(0);
  });

  test('faults on the way cost pages nothing', async () => {
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
