import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { maxRetryAfter } from '../../../electron/polar/outcome.ts';
import {
  createRateLimiter,
  type RateLimiter,
  rateLimiterFile,
  publicSpacing,
} from '../../../electron/polar/rate-limiter.ts';
import type { Clock, Http, SharedStateFile } from '../../../electron/ports.ts';
import { createSharedStateFile } from '../../../electron/storage/shared-state-file.ts';
import { createSerialQueue } from '../../../shared/serial-queue.ts';
import { sleep } from '../../../electron/timing.ts';
import { createLicenseKeys } from '../../../electron/polar/license-keys.ts';
import { createTransport, type Transport } from '../../../electron/polar/transport.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemorySharedState } from '../../support/memory-stores.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar } from '../../support/polar/start-polar.ts';
import { realClock } from '../../support/test-ports.ts';
import { testFolders } from '../../support/test-folders.ts';

const halfAMinute = (name: string): string | null => (name === 'retry-after' ? '30' : null);

/** Returns the state file of a process over the folder. */
const stateFileOf = (folder: string): SharedStateFile =>
  createSharedStateFile(folder, rateLimiterFile);

/** Returns a function that makes a request in one of several processes over a folder, under their lock. The request may kill its process. */
function createProcesses(clock: Clock, folder: string) {
  const living = new Map<number, RateLimiter>();
  const underLock = createSerialQueue();

  async function run(id: number, request: (die: () => void) => Promise<void>): Promise<void> {
    const rateLimiter = living.get(id) ?? createRateLimiter(clock, stateFileOf(folder));
    living.set(id, rateLimiter);
    await new Promise<void>((resolve, reject) => {
      const die = (): void => {
        living.delete(id);
        resolve();
      };
      rateLimiter.enqueue(async () => await request(die)).then(resolve, reject);
    });
  }

  return async (id: number, request: (die: () => void) => Promise<void>): Promise<void> => {
    await underLock(async () => {
      await run(id, request);
    });
  };
}

function expectNeverFourInASecond(times: readonly number[]): void {
  for (const [index, time] of times.entries()) {
    const fourth = times[index + 3];
    if (fourth !== undefined) expect(fourth - time).toBeGreaterThanOrEqual(1_000);
  }
}

const folders: string[] = [];

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-rate-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

describe('the rate limiter of public requests', () => {
  test('never lets more than three requests arrive in a second, from any number of processes, alive or killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            process: fc.nat({ max: 2 }),
            there: fc.nat({ max: 900 }),
            back: fc.nat({ max: 300 }),
            // The process dies when the request has arrived.
            isKilled: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        fc.array(fc.constantFrom(-3_600_000, 3_600_000), { maxLength: 3 }),
        async (trips, jumps) => {
          const clock = createManualClock();
          const send = createProcesses(clock, newFolder());
          const arrived: number[] = [];
          const all = trips.map(async ({ process, there, back, isKilled }) => {
            await send(process, async (die) => {
              await sleep(clock, there);
              arrived.push(clock.waited());
              if (isKilled) die();
              await sleep(clock, isKilled ? Number.POSITIVE_INFINITY : back);
            });
          });
          for (const jump of jumps) {
            await clock.advance(200);
            clock.jump(jump);
          }
          await clock.advance(60_000);
          await Promise.all(all);
          expect(arrived).toHaveLength(trips.length);
          expectNeverFourInASecond(arrived);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each<[string, string | null, number]>([
    ['nothing', null, 0],
    ['that a request ended just now', '{"endedAt":1000,"quiet":null}', 400],
    ['that one ended a while ago', '{"endedAt":900,"quiet":null}', 300],
    ['that one ended long ago', '{"endedAt":-86400000,"quiet":null}', 0],
    ['that one was on its way when its process died', '{"endedAt":null,"quiet":null}', 400],
    ['a time of another start of the computer', '{"endedAt":1e15,"quiet":null}', 400],
    ['half of a state', '{"endedAt":10', 0],
    ['an empty file', '', 0],
    ['something else', '["endedAt"]', 0],
    ['a time that is none', '{"endedAt":"soon","quiet":null}', 0],
    ['a pause that is none', '{"endedAt":1000,"quiet":{"from":"now"}}', 0],
  ])('a process that finds %s', async (_, found, wait) => {
    const folder = newFolder();
    if (found !== null) fs.writeFileSync(path.join(folder, rateLimiterFile), found);
    const clock = createManualClock();
    await clock.advance(1_000);
    const request = createRateLimiter(clock, stateFileOf(folder)).enqueue(async () =>
      clock.waited(),
    );
    await clock.advance(10_000);
    expect((await request) - 1_000).toBe(wait);
  });

  test('lets a process send at once if the last request ended a spacing ago', async () => {
    const folder = newFolder();
    const clock = createManualClock();
    await clock.advance(5_000);
    await createRateLimiter(clock, stateFileOf(folder)).enqueue(async () => undefined);
    await clock.advance(publicSpacing);
    expect(
      await createRateLimiter(clock, stateFileOf(folder)).enqueue(async () => clock.waited()),
    ).toBe(5_400);
  });

  test('delays no request longer than a spacing, and ends each pause, for any content of its file', async () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-1e300, 1e300));
    const state = fc.record({
      endedAt: fc.oneof(number, fc.constant(null)),
      quiet: fc.oneof(fc.record({ from: number, until: number }), fc.constant(null)),
    });
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.oneof(state, fc.jsonValue()).map((value) => Buffer.from(JSON.stringify(value))),
    );
    const folder = newFolder();
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        fs.writeFileSync(path.join(folder, rateLimiterFile), bytes);
        const clock = createManualClock();
        const rateLimiter = createRateLimiter(clock, stateFileOf(folder));
        const pause = rateLimiter.enqueue(async () => rateLimiter.pausedUntil());
        await clock.advance(publicSpacing);
        const pausedUntil = await pause;
        if (pausedUntil === null) return;
        expect(pausedUntil - clock.now()).toBeLessThanOrEqual(2 * maxRetryAfter);
      }),
      { numRuns: 1_000 },
    );
  });

  test('limits its own process if its file cannot be written', async () => {
    const file = path.join(newFolder(), 'a-file');
    fs.writeFileSync(file, '');
    const clock = createManualClock();
    const rateLimiter = createRateLimiter(clock, stateFileOf(file));
    const requests = [1, 2, 3].map(
      async (number) =>
        await rateLimiter.enqueue(async () => {
          if (number === 2) rateLimiter.pauseUntil(clock.now() + 30_000);
          return [clock.waited(), rateLimiter.pausedUntil() !== null];
        }),
    );
    await clock.advance(10_000);
    expect(await Promise.all(requests)).toEqual([
      [0, false],
      [400, true],
      [800, true],
    ]);
  });

  test('keeps its state in one file of this account, which a shorter state replaces completely', () => {
    const folder = newFolder();
    const sharedState = stateFileOf(folder);
    sharedState.write({ endedAt: 123_456_789.123_456, quiet: { from: 1, until: 2 } });
    sharedState.write({ endedAt: null });
    const file = path.join(folder, rateLimiterFile);
    expect(fs.readFileSync(file, 'utf8')).toBe('{"endedAt":null}');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual([rateLimiterFile]);
  });

  test('sends the next request after one that fails', async () => {
    const clock = createManualClock();
    const rateLimiter = createRateLimiter(clock, createMemorySharedState());
    const first = rateLimiter.enqueue(
      async () => await Promise.reject(new Error('of the request')),
    );
    await expect(first).rejects.toThrow('of the request');
    const second = rateLimiter.enqueue(async () => 'done');
    await clock.advance(publicSpacing);
    expect(await second).toBe('done');
  });

  test('sends no request of any process before the time that a 429 set', async () => {
    const clock = createManualClock();
    const folder = newFolder();
    const sent: string[] = [];
    let isBlocking = true;
    const http: Http = {
      async send({ url }) {
        sent.push(new URL(url).pathname);
        return { type: 'answer', status: isBlocking ? 429 : 204, header: halfAMinute, text: '' };
      },
    };
    const process = (): Transport =>
      createTransport({
        http,
        rateLimiter: createRateLimiter(clock, stateFileOf(folder), 0),
        clock,
        loopback: 'http://127.0.0.1:1',
        appVersion: '0.1.0',
      });
    const [window, command] = [process(), process()];
    const ask = async (from: Transport, to: string, token?: string): Promise<unknown> => {
      const credential =
        token === undefined
          ? ({ type: 'public' } as const)
          : ({ type: 'organization', token } as const);
      const answer = from.send('loopback', credential, { method: 'POST', path: to });
      await clock.advance(0);
      const { type, ...rest } = await answer;
      return 'status' in rest ? [rest.status, rest.header('retry-after')] : type;
    };
    expect(await ask(window, '/validate')).toEqual([429, '30']);
    isBlocking = false;
    await clock.advance(10_500);
    expect(await ask(window, '/release')).toEqual([429, '20']);
    expect(await ask(command, '/release')).toEqual([429, '20']);
    expect(await ask(process(), '/release')).toEqual([429, '20']);
    expect(sent).toEqual(['/validate']);
    // Requests of an organization have their own limit.
    await ask(command, '/get', 'TEST_token');
    expect(sent).toEqual(['/validate', '/get']);
    await clock.advance(19_500);
    expect(await ask(command, '/release')).toEqual([204, '30']);
    expect(await ask(window, '/validate')).toEqual([204, '30']);
    expect(sent).toEqual(['/validate', '/get', '/release', '/validate']);
  });

  test.each<[string, number, number, number | null]>([
    ['that began a while ago', -10, 20, 20],
    ['that is over', -40, -10, null],
    ['that a clock set which was corrected since', 5, 35, 35],
    ['that a clock set which was an hour ahead', 3_600, 3_630, null],
    ['that a clock set which was years ahead', 1e8, 1e8 + 30, null],
    ['longer than any of Polar’s', -10, 2 * 86_400, null],
    ['that ends before it begins', 30, 20, null],
  ])('obeys a pause %s', async (_, from, until, left) => {
    const folder = newFolder();
    const clock = createManualClock();
    const at = (seconds: number): number => clock.now() + seconds * 1_000;
    const state = { endedAt: 0, quiet: { from: at(from), until: at(until) } };
    fs.writeFileSync(path.join(folder, rateLimiterFile), JSON.stringify(state));
    const rateLimiter = createRateLimiter(clock, stateFileOf(folder), 0);
    expect(await rateLimiter.enqueue(async () => rateLimiter.pausedUntil())).toBe(
      left === null ? null : at(left),
    );
  });

  test('writes nothing through a link to another file', async () => {
    const folder = newFolder();
    const other = path.join(folder, 'other.txt');
    fs.writeFileSync(other, 'mine');
    fs.symlinkSync(other, path.join(folder, rateLimiterFile));
    const rateLimiter = createRateLimiter(createManualClock(), stateFileOf(folder), 0);
    await rateLimiter.enqueue(async () => undefined);
    expect(fs.readFileSync(other, 'utf8')).toBe('mine');
  });

  test('stays within Polar’s production limits', async () => {
    const polar = await startPolar({ limits: 'production' });
    try {
      const transport = createTransport({
        http: nodeHttp,
        rateLimiter: createRateLimiter(realClock, createMemorySharedState()),
        clock: realClock,
        loopback: polar.baseUrl,
        appVersion: '0.1.0',
      });
      const keys = createLicenseKeys(transport, realClock);
      const { key, organizationId } = polar;
      const validate = async () =>
        await keys.validate({ type: 'public' }, { server: 'loopback', key, organizationId });
      const answers = await Promise.all(Array.from({ length: 8 }, validate));
      expect(answers.map(({ type }) => type)).toEqual(answers.map(() => 'ok'));
      expect(polar.log.count({ status: 429 })).toBe(0);
    } finally {
      await polar.close();
    }
  });
});
