import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createRequestTime,
  shortestRequest,
} from '../../../electron/services/release/request-time.ts';
import { publicSpacing } from '../../../electron/polar/rate-limiter.ts';
import type { Clock, Http, HttpAnswer, HttpRequest } from '../../../electron/ports.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { commandOf } from '../../support/command-of.ts';
import { createEagerClock } from '../../support/eager-clock.ts';
import { runCommandInProcess } from '../../support/run-command-in-process.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { seatContent, writeSeat } from '../../support/write-seats.ts';

describe('requests', () => {
  let now = 0;
  const clock: Clock = {
    now: () => now,
    monotonicNow: () => now,
    schedule: () => () => undefined,
  };
  beforeEach(() => {
    now = 0;
  });

  /** Returns the milliseconds that a request gets. */
  async function deadlineOf(share: { until: number; remaining: number } | null): Promise<number> {
    const time = createRequestTime(clock);
    if (share !== null) time.share(share.until, () => share.remaining);
    const asked: HttpRequest[] = [];
    const http = time.limitHttp({
      send: async (request) => {
        asked.push(request);
        return await Promise.resolve({ type: 'no-answer' });
      },
    });
    await http.send({ method: 'POST', url: '', headers: {}, deadline: 4_600 });
    return asked[0]?.deadline ?? 0;
  }

  test.each([
    ['all that they may, without a plan', null, 4_600],
    ['no more than they may', { until: 60_000, remaining: 1 }, 4_600],
    ['half of the time, where it is the only one', { until: 9_000, remaining: 1 }, 4_500],
    ['a share, where others follow', { until: 9_400, remaining: 3 }, (9_400 - 800) / 4],
    ['the shortest time, where many follow', { until: 9_000, remaining: 30 }, shortestRequest],
    ['what is left', { until: 600, remaining: 1 }, 600],
    ['a millisecond, where nothing is left', { until: -1, remaining: 1 }, 1],
  ])('get %s', async (_, share, expected) => {
    expect(await deadlineOf(share)).toBe(expected);
  });

  test('have time as long as one can be answered after the spacing', () => {
    const time = createRequestTime(clock);
    expect(time.hasTime()).toBe(true);
    time.share(publicSpacing + shortestRequest, () => 1);
    expect(time.hasTime()).toBe(true);
    now = 1;
    expect(time.hasTime()).toBe(false);
  });
});

const seatAt = (index: number): DeviceRecord => ({
  server: 'production',
  key: `TEST-KEY-00000${index}`,
  organizationId: '00000001-0c00-4000-8000-000000000001',
  activationId: `0000000${index}-0ac0-4000-8000-000000000001`,
  label: `Bay ${index}`,
  activatedAt: 1,
  takenAt: index,
  seats: null,
  confirmedAt: 1,
});
const idAt = (index: number): string => `aaaaaaa${index}`;

describe('a release of several seats', () => {
  /** What was sent, with the milliseconds that it may take. */
  let sent: (readonly [operation: string, activationId: string, deadline: number])[];
  let hanging: Set<string>;
  let ports: TestPorts;
  let start: number;
  let clock: Clock;

  const noContent: HttpAnswer = { type: 'answer', status: 204, header: () => null, text: '' };

  beforeEach(() => {
    sent = [];
    hanging = new Set();
    clock = createEagerClock();
    start = clock.monotonicNow();
    const http: Http = {
      async send({ url, body, deadline }) {
        const operation = url.slice(url.lastIndexOf('/') + 1);
        const { activation_id: id } = JSON.parse(body ?? '{}') as { activation_id: string };
        sent.push([operation, id, deadline]);
        if (!hanging.has(id)) return noContent;
        await new Promise<void>((resolve) => clock.schedule(deadline, resolve));
        return { type: 'no-answer' };
      },
    };
    ports = createTestPorts({ http, clock });
  });
  afterEach(() => ports.close());

  const writeSeats = (count: number): void => {
    for (let index = 1; index <= count; index += 1) writeSeat(ports, idAt(index), seatAt(index));
  };
  const uninstall = async () =>
    await runCommandInProcess(ports, commandOf(['release', '--reason', 'uninstall']), null);
  const operations = (): string[] => sent.map(([operation, id]) => `${operation} ${id[7]}`);

  test('sends each before it checks any, and the one that hangs takes a share', async () => {
    writeSeats(3);
    hanging.add(seatAt(1).activationId);
    const { exitCode, facts } = await uninstall();
    expect(operations().slice(0, 3)).toEqual(['deactivate 1', 'deactivate 2', 'deactivate 3']);
    expect(sent[0]?.[2]).toBeLessThan(2_500);
    expect(exitCode).toBe(6);
    expect(facts['seats']).toMatchObject([
      { state: 'unknown', exitCode: 6 },
      { state: 'released', exitCode: 0 },
      { state: 'released', exitCode: 0 },
    ]);
    expect(clock.monotonicNow() - start).toBeLessThanOrEqual(10_000);
  });

  test('sends one whose earlier outcome has to be checked after those that were not sent', async () => {
    writeSeats(2);
    const { activationId } = seatAt(1);
    const state = { is: 'unknown', why: 'no-answer', attempts: 1, nextAt: 0 };
    const journal = { id: 'SK-1', activationId, askedBy: 'person', askedAt: 1, sent: true, state };
    writeSeat(ports, idAt(1), journal, 'release');
    await uninstall();
    expect(operations().slice(0, 2)).toEqual(['deactivate 2', 'validate 1']);
  });

  test('stores those for which no time is left, and says so of each', async () => {
    const count = 9;
    writeSeats(count);
    for (let index = 1; index <= count; index += 1) hanging.add(seatAt(index).activationId);
    const { exitCode, facts } = await uninstall();
    const seats = facts['seats'] as { state: string; code: string; exitCode: number }[];
    const states = seats.map(({ state }) => state);
    const sends = operations().filter((each) => each.startsWith('deactivate')).length;
    expect(sends).toBeGreaterThanOrEqual(5);
    expect(sends).toBeLessThan(count);
    expect(states).toEqual([
      ...Array.from({ length: sends }, () => 'unknown'),
      ...Array.from({ length: count - sends }, () => 'waiting'),
    ]);
    expect(exitCode).toBe(6);
    expect(seats.at(-1)).toMatchObject({ code: 'CLI-TIMEOUT', exitCode: 5 });
    expect(seatContent(ports, idAt(count), 'release')).toMatchObject({
      sent: false,
      askedBy: 'uninstall',
      state: { is: 'waiting' },
    });
    expect(clock.monotonicNow() - start).toBeLessThanOrEqual(10_000);
    const text = fs.readFileSync(path.join(ports.dataFolder, 'uninstall.txt'), 'utf8');
    expect(text.match(/^ {2}\*{4}-/gm)).toHaveLength(count);

    hanging.clear();
    const again = await uninstall();
    expect((again.facts['seats'] as typeof seats).at(-1)).toMatchObject({ state: 'released' });
  });
});
