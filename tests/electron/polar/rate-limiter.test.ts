import * as fs from 'node:fs';
import * as os from 'node:os';
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
import { createLicenseKeys } from '../../../electron/polar/license-keys.ts';
import { createTransport, type Transport } from '../../../electron/polar/transport.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemorySharedState } from '../../support/memory-stores.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar } from '../../support/polar/start-polar.ts';
import { realClock } from '../../support/test-ports.ts';

const halfAMinute = (name: string): string | null => (name === 'retry-after' ? '30' : null);

/** The memo of a process over the folder. */
const memoOf = (folder: string): SharedStateFile => createSharedStateFile(folder, rateLimiterFile);

/** Processes over one folder, one of them at a time under the lock. Answers how one makes a request, in which it may `die`. */
function createProcesses(clock: Clock, folder: string) {
  const living = new Map<number, RateLimiter>();
  let lock: Promise<unknown> = Promise.resolve();

  async function run(id: number, request: (die: () => void) => Promise<void>): Promise<void> {
    const rateLimiter = living.get(id) ?? createRateLimiter(clock, memoOf(folder));
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
    const turn = lock.then(async () => await run(id, request));
    lock = turn;
    await turn;
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
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-pace-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

describe('the public pace', () => {
  test('never more than three requests arrive in any second, of however many processes, alive or killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            process: fc.nat({ max: 2 }),
            there: fc.nat({ max: 900 }),
            back: fc.nat({ max: 300 }),
            // Its process is killed when the request has just arrived.
            isKilled: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        fc.array(fc.constantFrom(-3_600_000, 3_600_000), { maxLength: 3 }),
        async (trips, jumps) => {
          const clock = createManualClock();
          const send = createProcesses(clock, newFolder());
          const arrived: number[] = [];
          const wait = async (ms: number) => await new Promise<void>((r) => clock.schedule(ms, r));
          const all = trips.map(async ({ process, there, back, isKilled }) => {
            await send(process, async (die) => {
              await wait(there);
              arrived.push(clock.waited());
              if (isKilled) die();
              await wait(isKilled ? Number.POSITIVE_INFINITY : back);
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
    ['half of a word', '{"endedAt":10', 0],
    ['no word at all', '', 0],
    ['something else', '["endedAt"]', 0],
    ['a time that is none', '{"endedAt":"soon","quiet":null}', 0],
    ['a quiet that is none', '{"endedAt":1000,"quiet":{"from":"now"}}', 0],
  ])('a process that finds %s', async (_, found, wait) => {
    const folder = newFolder();
    if (found !== null) fs.writeFileSync(path.join(folder, rateLimiterFile), found);
    const clock = createManualClock();
    await clock.advance(1_000);
    const turn = createRateLimiter(clock, memoOf(folder)).enqueue(async () => clock.waited());
    await clock.advance(10_000);
    expect((await turn) - 1_000).toBe(wait);
  });

  test('a process that comes a spacing after another’s request does not wait', async () => {
    const folder = newFolder();
    const clock = createManualClock();
    await clock.advance(5_000);
    await createRateLimiter(clock, memoOf(folder)).enqueue(async () => undefined);
    await clock.advance(publicSpacing);
    expect(await createRateLimiter(clock, memoOf(folder)).enqueue(async () => clock.waited())).toBe(
      5_400,
    );
  });

  test('whatever lies there, no request waits for longer than a spacing, and no quiet lasts for ever', async () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-1e300, 1e300));
    const word = fc.record({
      endedAt: fc.oneof(number, fc.constant(null)),
      quiet: fc.oneof(fc.record({ from: number, until: number }), fc.constant(null)),
    });
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.oneof(word, fc.jsonValue()).map((value) => Buffer.from(JSON.stringify(value))),
    );
    const folder = newFolder();
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        fs.writeFileSync(path.join(folder, rateLimiterFile), bytes);
        const clock = createManualClock();
        const rateLimiter = createRateLimiter(clock, memoOf(folder));
        const turn = rateLimiter.enqueue(async () => rateLimiter.pausedUntil());
        await clock.advance(publicSpacing);
        const pausedUntil = await turn;
        if (pausedUntil === null) return;
        expect(pausedUntil - clock.now()).toBeLessThanOrEqual(2 * maxRetryAfter);
      }),
      { numRuns: 1_000 },
    );
  });

  test('where nothing can be left for others, a process keeps its own pace and quiet', async () => {
    const file = path.join(newFolder(), 'a-file');
    fs.writeFileSync(file, '');
    const clock = createManualClock();
    const rateLimiter = createRateLimiter(clock, memoOf(file));
    const turns = [1, 2, 3].map(
      async (number) =>
        await rateLimiter.enqueue(async () => {
          if (number === 2) rateLimiter.pauseUntil(clock.now() + 30_000);
          return [clock.waited(), rateLimiter.pausedUntil() !== null];
        }),
    );
    await clock.advance(10_000);
    expect(await Promise.all(turns)).toEqual([
      [0, false],
      [400, true],
      [800, true],
    ]);
  });

  test('the word is one small file of this account’s alone, and a shorter one leaves nothing of a longer', () => {
    const folder = newFolder();
    const sharedState = memoOf(folder);
    sharedState.write({ endedAt: 123_456_789.123_456, quiet: { from: 1, until: 2 } });
    sharedState.write({ endedAt: null });
    const file = path.join(folder, rateLimiterFile);
    expect(fs.readFileSync(file, 'utf8')).toBe('{"endedAt":null}');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual([rateLimiterFile]);
  });

  test('a request that fails does not hold up the next', async () => {
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

  test('after a 429 nothing goes out before its time, whatever it is about and whichever process asks', async () => {
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
        rateLimiter: createRateLimiter(clock, memoOf(folder), 0),
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
    expect(await ask(window, '/look')).toEqual([429, '30']);
    isBlocking = false;
    await clock.advance(10_500);
    expect(await ask(window, '/release')).toEqual([429, '20']);
    expect(await ask(command, '/release')).toEqual([429, '20']);
    expect(await ask(process(), '/release')).toEqual([429, '20']);
    expect(sent).toEqual(['/look']);
    // An organization's limit is another one.
    await ask(command, '/get', 'TEST_token');
    expect(sent).toEqual(['/look', '/get']);
    await clock.advance(19_500);
    expect(await ask(command, '/release')).toEqual([204, '30']);
    expect(await ask(window, '/look')).toEqual([204, '30']);
    expect(sent).toEqual(['/look', '/get', '/release', '/look']);
  });

  test.each<[string, number, number, number | null]>([
    ['of a while ago', -10, 20, 20],
    ['that is over', -40, -10, null],
    ['told by a clock that was put right since', 5, 35, 35],
    ['told by a clock that was an hour ahead', 3_600, 3_630, null],
    ['told by a clock that was years ahead', 1e8, 1e8 + 30, null],
    ['longer than any that Polar asks for', -10, 2 * 86_400, null],
    ['that ends before it begins', 30, 20, null],
  ])('a quiet %s', async (_, from, until, left) => {
    const folder = newFolder();
    const clock = createManualClock();
    const at = (seconds: number): number => clock.now() + seconds * 1_000;
    const word = { endedAt: 0, quiet: { from: at(from), until: at(until) } };
    fs.writeFileSync(path.join(folder, rateLimiterFile), JSON.stringify(word));
    const rateLimiter = createRateLimiter(clock, memoOf(folder), 0);
    expect(await rateLimiter.enqueue(async () => rateLimiter.pausedUntil())).toBe(
      left === null ? null : at(left),
    );
  });

  test('nothing is written through a link to another file', async () => {
    const folder = newFolder();
    const other = path.join(folder, 'other.txt');
    fs.writeFileSync(other, 'mine');
    fs.symlinkSync(other, path.join(folder, rateLimiterFile));
    const rateLimiter = createRateLimiter(createManualClock(), memoOf(folder), 0);
    await rateLimiter.enqueue(async () => undefined);
    expect(fs.readFileSync(other, 'utf8')).toBe('mine');
  });

  test('Polar’s production limits are never met', async () => {
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
