import { describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import { codeOf, rowsOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { desk } from '../../support/test-harness.ts';

/** Calls back before each page of the list is asked for, with its number. */
function beforePages(act: (page: number, nth: number) => void): (http: Http) => Http {
  let nth = 0;
  return (http) => ({
    async send(request) {
      const page = request.url.match(/license-keys\/\?page=(\d+)/)?.[1];
      if (page !== undefined) {
        nth += 1;
        act(Number(page), nth);
      }
      return await http.send(request);
    },
  });
}

describe('reading the list', () => {
  test('every license of the organization comes in, across benefits', async () => {
    const made = await desk({ licenses: 1_234 });
    await made.readAll();
    const { index } = made.state().licenses;
    expect(index).toMatchObject({ is: 'complete', read: made.size(), of: made.size() });
    expect(valueOf(await made.core().handlers.licenses.benefits()).length).toBeGreaterThan(1);
  });

  test('the newest licenses are there after two requests', async () => {
    const pages: number[] = [];
    const made = await desk({ licenses: 950, through: beforePages((page) => pages.push(page)) });
    valueOf(await made.core().handlers.licenses.open());
    await made.until('some rows', ({ licenses: { index } }) => 'read' in index && index.read > 100);
    expect(pages.slice(0, 2)).toEqual([1, Math.max(...pages)]);
    const newest = Math.max(
      ...made.polar.record
        .keptLicenses()
        .filter(({ organizationId }) => organizationId === made.polar.organizationId)
        .map(({ createdAt }) => createdAt),
    );
    expect(rowsOf(made.core())[0]?.createdAt).toBe(newest);
  });

  test('a license deleted while the list is read hides no other one', async () => {
    let made: Desk | null = null;
    const gone: string[] = [];
    const deleteOne = beforePages((page, nth) => {
      if (made === null || nth < 3 || nth > 7) return;
      // One that comes before the page that was read last: everything after it moves up.
      const victim = made.polar.record.page(
        { matches: () => true, allGenerated: true },
        (page - 1) * 100 + 50,
        1,
      ).licenses[0];
      if (victim === undefined) return;
      made.polar.seller.delete(victim.id);
      gone.push(victim.id);
    });
    made = await desk({ licenses: 900, through: deleteOne });
    await made.readAll();
    expect(gone).toHaveLength(5);
    const found = valueOf(
      await made.core().handlers.licenses.window({
        query: { text: '', sort: { by: 'created', descending: false } },
        offset: 0,
        count: 1,
      }),
    );
    expect(found.total).toBeGreaterThanOrEqual(made.size());
  });

  test('what is gone at the next reading goes, and nothing else', async () => {
    const made = await desk({ licenses: 320 });
    await made.readAll();
    const before = rowsOf(made.core(), {}, 200);
    const victim = before[10];
    if (victim === undefined) throw new Error('No such row');
    made.polar.seller.delete(victim.licenseId);
    valueOf(await made.core().handlers.licenses.refresh());
    await made.until('the second reading', ({ licenses: { index } }) => index.is === 'complete');
    const after = rowsOf(made.core(), {}, 200).map(({ licenseId }) => licenseId);
    expect(after).not.toContain(victim.licenseId);
    expect(after.slice(0, 199)).toEqual(
      before.map(({ licenseId }) => licenseId).filter((id) => id !== victim.licenseId),
    );
  });

  test('a pause stops the requests, and going on does not begin anew', async () => {
    const pages: number[] = [];
    let made: Desk | null = null;
    made = await desk({
      licenses: 1_000,
      through: beforePages((page, nth) => {
        pages.push(page);
        if (nth === 4) void made?.core().handlers.licenses.pause();
      }),
    });
    valueOf(await made.core().handlers.licenses.open());
    const paused = await made.until('a pause', ({ licenses: { index } }) => index.is === 'paused');
    expect(paused.licenses.index).toMatchObject({ is: 'paused', of: made.size() });
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
    expect(pages).toHaveLength(4);
    await made.readAll();
    expect(pages.slice(0, 6)).toEqual([1, 11, 10, 9, 8, 7]);
  });

  test('with production limits it stays under 60 % of them, and Polar refuses nothing', async () => {
    const made = await desk({ licenses: 32_000, limits: 'production' });
    const began = made.clock.now();
    await made.readAll();
    expect(made.polar.log.count({ status: 429 })).toBe(0);
    const minutes = (made.clock.now() - began) / 60_000;
    const times = made.polar.log.find({ operation: 'list' }).map(({ at }) => at);
    expect(times.length / minutes).toBeGreaterThan(285);
    for (const [first, time] of times.entries()) {
      expect(times[first + 300] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(time + 60_000);
    }
    expect(made.state().licenses.ratePerMinute).toBe(291);
  });

  test('after a 429 nothing goes out before Polar said', async () => {
    const made = await desk({ licenses: 500 });
    made.polar.faults.add({ kind: 'rate-limited', retryAfter: 90 }, { on: 'list' });
    await made.readAll();
    const [refused, next] = made.polar.log.find({ operation: 'list' });
    expect(refused?.status).toBe(429);
    expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(90_000);
  });

  test('a token that ends in the middle stops it by name, with what was read so far', async () => {
    let made: Desk | null = null;
    made = await desk({
      licenses: 900,
      through: beforePages((_, nth) => {
        if (nth === 5) made?.polar.seller.revokeToken(made.polar.token);
      }),
    });
    valueOf(await made.core().handlers.licenses.open());
    const { licenses } = await made.until(
      'a stop',
      ({ licenses: { index } }) => index.is === 'stopped',
    );
    expect(licenses.index).toMatchObject({ is: 'stopped', failure: { code: 'token-ended' } });
    expect(rowsOf(made.core(), {}, 200).length).toBe(200);
  });

  test('a token without the permission is told from one that ended', async () => {
    const made = await desk();
    made.world.keep('token', {
      server: 'loopback',
      backend: 'test',
      sealed: Buffer.from(made.polar.scopelessToken).toString('base64'),
    });
    made.restart();
    valueOf(await made.core().handlers.licenses.open());
    const { licenses } = await made.until(
      'a stop',
      ({ licenses: { index } }) => index.is === 'stopped',
    );
    expect(licenses.index).toMatchObject({ failure: { code: 'scope-missing' } });
  });

  test('without a token nothing is sent and the reason has a name', async () => {
    const made = await desk();
    valueOf(await made.core().handlers.connection.disconnect());
    expect(codeOf(await made.core().handlers.licenses.open())).toBe('not-connected');
    expect(made.polar.log.count()).toBe(0);
  });

  test('faults on the way cost pages nothing', async () => {
    const made = await desk({ licenses: 700 });
    for (const kind of ['error-before', 'answer-lost', 'reset', 'truncated'] as const) {
      made.polar.faults.add({ kind }, { on: 'list' });
    }
    await made.readAll();
    expect(made.state().licenses.index).toMatchObject({ is: 'complete', read: made.size() });
  });
});
