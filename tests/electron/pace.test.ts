import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryAt } from '../../electron/polar/outcome.ts';
import { backOff, createPace, longestBackOff, publicSpacing } from '../../electron/polar/pace.ts';
import type { Http } from '../../electron/ports.ts';
import { createLicenseKeys } from '../../electron/polar/license-keys.ts';
import { createTransport } from '../../electron/polar/transport.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { nodeHttp } from '../support/node-http.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { realClock } from '../support/test-world.ts';

const halfAMinute = (name: string): string | null => (name === 'retry-after' ? '30' : null);

describe('the public pace', () => {
  test('never more than three requests arrive in any second, however long each is on its way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ there: fc.nat({ max: 900 }), back: fc.nat({ max: 300 }) }), {
          maxLength: 12,
        }),
        fc.array(fc.constantFrom(-3_600_000, 3_600_000), { maxLength: 3 }),
        async (trips, jumps) => {
          const clock = createManualClock();
          const pace = createPace(clock);
          const arrived: number[] = [];
          const wait = async (ms: number) => await new Promise<void>((r) => clock.after(ms, r));
          const all = trips.map(async ({ there, back }) => {
            await pace.inTurn(async () => {
              await wait(there);
              arrived.push(clock.waited());
              await wait(back);
            });
          });
          for (const jump of jumps) {
            await clock.advance(200);
            clock.jump(jump);
          }
          await clock.advance(60_000);
          await Promise.all(all);
          expect(arrived).toHaveLength(trips.length);
          for (const [index, time] of arrived.entries()) {
            const fourth = arrived[index + 3];
            if (fourth !== undefined) expect(fourth - time).toBeGreaterThanOrEqual(1_000);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a request that fails does not hold up the next', async () => {
    const clock = createManualClock();
    const pace = createPace(clock);
    const first = pace.inTurn(async () => await Promise.reject(new Error('of the request')));
    await expect(first).rejects.toThrow('of the request');
    const second = pace.inTurn(async () => 'done');
    await clock.advance(publicSpacing);
    expect(await second).toBe('done');
  });

  test('after a 429 nothing goes out before its time, whatever it is about', async () => {
    const clock = createManualClock();
    const sent: string[] = [];
    let isBlocking = true;
    const http: Http = {
      async send({ url }) {
        sent.push(new URL(url).pathname);
        return { is: 'answer', status: isBlocking ? 429 : 204, header: halfAMinute, text: '' };
      },
    };
    const transport = createTransport({
      http,
      pace: createPace(clock, 0),
      clock,
      loopback: 'http://127.0.0.1:1',
      appVersion: '0.1.0',
    });
    const ask = async (path: string, token?: string): Promise<unknown> => {
      const credential =
        token === undefined
          ? ({ is: 'public' } as const)
          : ({ is: 'organization', token } as const);
      const answer = transport.send('loopback', credential, { method: 'POST', path });
      await clock.advance(0);
      const { is, ...rest } = await answer;
      return 'status' in rest ? [rest.status, rest.header('retry-after')] : is;
    };
    expect(await ask('/look')).toEqual([429, '30']);
    isBlocking = false;
    await clock.advance(10_500);
    expect(await ask('/release')).toEqual([429, '20']);
    expect(sent).toEqual(['/look']);
    // An organization's limit is another one.
    await ask('/get', 'TEST_token');
    expect(sent).toEqual(['/look', '/get']);
    await clock.advance(19_500);
    expect(await ask('/release')).toEqual([204, '30']);
    expect(sent).toEqual(['/look', '/get', '/release']);
  });

  test('Polar’s production limits are never met', async () => {
    const polar = await startPolar({ limits: 'production' });
    try {
      const transport = createTransport({
        http: nodeHttp,
        pace: createPace(realClock),
        clock: realClock,
        loopback: polar.baseUrl,
        appVersion: '0.1.0',
      });
      const keys = createLicenseKeys(transport, realClock);
      const { key, organizationId } = polar;
      const validate = async () =>
        await keys.validate({ is: 'public' }, { server: 'loopback', key, organizationId });
      const answers = await Promise.all(Array.from({ length: 8 }, validate));
      expect(answers.map(({ is }) => is)).toEqual(answers.map(() => 'ok'));
      expect(polar.log.count({ status: 429 })).toBe(0);
    } finally {
      await polar.close();
    }
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 23, 12);
  test.each<[string | null, number]>([
    ['7', 7_000],
    [' 7 ', 7_000],
    ['0', 1_000],
    ['86400', 86_400_000],
    ['999999999999', 86_400_000],
    [new Date(now + 30_000).toUTCString(), 30_000],
    [new Date(now - 30_000).toUTCString(), 1_000],
    [null, 60_000],
    ['', 60_000],
    ['  ', 60_000],
    ['-5', 60_000],
    ['soon', 60_000],
    ['in 5 minutes', 60_000],
    ['1e3', 60_000],
    ['0x10', 60_000],
    ['7, 7', 60_000],
    ['Infinity', 60_000],
    ['NaN', 60_000],
  ])('%j waits %i ms', (header, wait) => {
    expect(retryAt(header, now)).toBe(now + wait);
  });

  test('any header: between a second and a day from now', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)),
        (text) => {
          const wait = retryAt(text, now) - now;
          expect(wait).toBeGreaterThanOrEqual(1_000);
          expect(wait).toBeLessThanOrEqual(86_400_000);
        },
      ),
    );
  });
});

test('back-off: between two seconds and a ceiling that doubles up to ten minutes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const wait = backOff(attempt, () => random);
        expect(wait).toBeGreaterThanOrEqual(2_000);
        expect(wait).toBeLessThanOrEqual(Math.min(5_000 * 2 ** attempt, longestBackOff));
      },
    ),
  );
  expect(backOff(1, () => 1)).toBe(10_000);
  expect(backOff(3, () => 0.5)).toBe(20_000);
  expect(backOff(99, () => 1)).toBe(longestBackOff);
});
