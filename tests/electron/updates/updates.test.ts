import { createHash } from 'node:crypto';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type {
  Http,
  HttpAnswer,
  HttpRequest,
  UpdateOutcome,
  UpdatePackage,
} from '../../../electron/ports.ts';
import {
  createUpdates,
  updateTimes,
  type Updates,
} from '../../../electron/services/updates/updates.ts';
import { feedDeadline } from '../../../electron/services/updates/feed-source.ts';
import { isWorking } from '../../../electron/services/updates/is-working.ts';
import { openAppRecords } from '../../../electron/storage/records.ts';
import { linkAddress } from '../../../electron/services/interaction/link-address.ts';
import { feedOf, type UpdateMethod } from '../../../shared/updates.ts';
import { windowStates } from '../../support/window-states.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError, type MemoryDisk } from '../../support/memory-stores.ts';

const feed = 'https://lumen.example/downloads/';
const content = 'the package';
const sha512 = createHash('sha512').update(content);
const base64 = sha512.copy().digest('base64');
const hex = sha512.digest('hex');

function feedText(version: string, file = `lumen-licenses_${version}_amd64.deb`): string {
  return `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: ${base64}\n    size: ${content.length}\n`;
}

const answerOf = (text: string, status = 200): HttpAnswer => ({
  type: 'answer',
  status,
  header: () => null,
  text,
});

/** What the server and the system do. */
interface World {
  answer: HttpAnswer;
  outcome: UpdateOutcome;
  method: UpdateMethod;
  isBusy: boolean;
  isEnabled: boolean;
  failWrites: boolean;
}

/** A computer with an app that looks for updates. */
function createComputer(
  given: {
    disk?: MemoryDisk;
    feed?: string | null;
    method?: UpdateMethod;
    clock?: ReturnType<typeof createManualClock>;
  } = {},
) {
  const disk = given.disk ?? createMemoryDisk();
  const clock = given.clock ?? createManualClock();
  const requests: HttpRequest[] = [];
  const lines: string[] = [];
  const installed: UpdatePackage[] = [];
  const world: World = {
    answer: answerOf(feedText('1.4.0')),
    outcome: 'installed',
    method: given.method ?? 'package',
    isBusy: false,
    isEnabled: true,
    failWrites: false,
  };
  const http: Http = {
    send: async (request) => {
      requests.push(request);
      return world.answer;
    },
  };
  const stores = disk.stores({
    before: ({ operation }) => {
      if (world.failWrites && operation === 'write') throw fileError('ENOSPC');
    },
  });
  const updates: Updates = createUpdates({
    http,
    clock,
    log: {
      info: (message, fields = {}) => void lines.push(`${message} ${JSON.stringify(fields)}`),
      problem: (message, error) => void lines.push(`${message} ${String(error)}`),
    },
    updateInstaller: {
      feedName: 'latest-linux.yml',
      method: async () => world.method,
      packageName: (version) => `lumen-licenses_${version}_amd64.deb`,
      install: async (update, onProgress) => {
        installed.push(update);
        onProgress(50);
        return await Promise.resolve(world.outcome);
      },
      restart: () => void lines.push('restart'),
    },
    appVersion: '1.3.0',
    userAgent: 'Lumen/1.3.0',
    feed: given.feed === undefined ? feed : given.feed,
    file: openAppRecords({ stores, clock }).updates,
    isEnabled: () => world.isEnabled,
    isBusy: () => world.isBusy,
    changed: () => undefined,
  });
  onTestFinished(() => updates.stop());
  return { updates, clock, requests, lines, installed, world, disk };
}
type Computer = ReturnType<typeof createComputer>;

/** Lets time pass, and waits until a check that it began has ended. */
async function pass({ updates, clock }: Computer, milliseconds: number): Promise<void> {
  await clock.advance(milliseconds);
  await vi.waitFor(() => expect(updates.state()?.isChecking).not.toBe(true));
  await clock.advance(0);
}

/** Begins an installation, and waits for its end. */
async function install({ updates }: Computer): Promise<void> {
  expect(updates.install()).toEqual({ ok: true, value: undefined });
  await vi.waitFor(() =>
    expect(['loading', 'installing']).not.toContain(updates.state()?.step.type),
  );
}

const newerOf = ({ updates }: Computer): string | null => updates.state()?.newer?.version ?? null;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an app without a feed', () => {
  test('sends nothing, writes nothing and shows nothing', async () => {
    const computer = createComputer({ feed: null });
    const { updates, requests, disk } = computer;
    updates.start();
    await pass(computer, 3 * updateTimes.between);
    expect(await updates.check()).toMatchObject({ ok: false });
    expect(updates.install()).toMatchObject({ ok: false });
    expect({ requests, state: updates.state(), files: disk.names() }).toEqual({
      requests: [],
      state: null,
      files: [],
    });
  });

  test('is one whose feed is on this computer, unless it talks to the stand-in', () => {
    const loopback = 'http://127.0.0.1:4020/';
    expect(feedOf({ updates: loopback }, null)).toBeNull();
    expect(feedOf({ updates: loopback }, 'http://127.0.0.1:4010')).toBe(loopback);
    expect(feedOf({ updates: feed }, null)).toBe(feed);
    expect(feedOf({ updates: null }, null)).toBeNull();
  });
});

describe('the app looks for a newer version', () => {
  test('some seconds after the start, then once a day', async () => {
    const computer = createComputer();
    const { updates, requests } = computer;
    await pass(computer, updateTimes.between);
    expect(requests).toEqual([]);
    updates.start();
    await pass(computer, updateTimes.start - 1);
    expect(requests).toEqual([]);
    await pass(computer, 1);
    expect(requests).toHaveLength(1);
    await pass(computer, updateTimes.between - 1);
    expect(requests).toHaveLength(1);
    await pass(computer, 1);
    expect(requests).toHaveLength(2);
    updates.stop();
    await pass(computer, 2 * updateTimes.between);
    expect(requests).toHaveLength(2);
  });

  test('with one small request to the feed alone, which says nothing about the person', async () => {
    const computer = createComputer();
    await computer.updates.check();
    expect(computer.requests).toEqual([
      {
        method: 'GET',
        url: `${feed}latest-linux.yml`,
        headers: { Accept: '*/*', 'Cache-Control': 'no-cache', 'User-Agent': 'Lumen/1.3.0' },
        deadline: feedDeadline,
        maxLength: 256 * 1024,
        purpose: 'updates',
      },
    ]);
  });

  test('a day after the last time, also after restarts, and after the clock was set back', async () => {
    const computer = createComputer();
    await computer.updates.check();
    const { disk, clock } = computer;
    const next = createComputer({ disk, clock });
    next.updates.start();
    await pass(next, updateTimes.between - 1);
    expect(next.requests).toEqual([]);
    await pass(next, 1);
    expect(next.requests).toHaveLength(1);
    clock.jump(-3 * updateTimes.between);
    const third = createComputer({ disk, clock });
    third.updates.start();
    await pass(third, updateTimes.start);
    expect(third.requests).toHaveLength(1);
  });

  test('not while it works on a seat, but soon afterwards', async () => {
    const computer = createComputer();
    const { updates, requests, world } = computer;
    world.isBusy = true;
    updates.start();
    await pass(computer, 10 * updateTimes.busy);
    expect(await updates.check()).toEqual({ ok: false, failure: { code: 'update-later' } });
    expect(updates.install()).toEqual({ ok: false, failure: { code: 'update-later' } });
    expect(requests).toEqual([]);
    world.isBusy = false;
    await pass(computer, updateTimes.busy);
    expect(requests).toHaveLength(1);
  });

  test('not by itself where the person turned it off, until they turn it on', async () => {
    const computer = createComputer();
    const { updates, requests, world } = computer;
    world.isEnabled = false;
    updates.start();
    await pass(computer, 2 * updateTimes.between);
    expect(requests).toEqual([]);
    expect(await updates.check()).toEqual({ ok: true, value: undefined });
    expect(requests).toHaveLength(1);
    await pass(computer, 2 * updateTimes.between);
    expect(requests).toHaveLength(1);
    world.isEnabled = true;
    updates.plan();
    await pass(computer, 1);
    expect(requests).toHaveLength(2);
  });

  test('once for two questions at the same time', async () => {
    const { updates, requests } = createComputer();
    await Promise.all([updates.check(), updates.check()]);
    expect(requests).toHaveLength(1);
  });

  test.each([
    ['no network', { type: 'not-sent', why: 'network-unreachable' } as const],
    ['no answer', { type: 'no-answer' } as const],
    ['a redirect', { type: 'redirected' } as const],
    ['a long answer', { type: 'too-long' } as const],
    ['no feed', answerOf('', 404)],
    ['an error page', answerOf(feedText('1.4.0'), 500)],
    ['a login page', answerOf('<!doctype html>')],
    ['a hostile feed', answerOf(feedText('1.4.0', '../../x.deb'))],
  ])('and shows nothing, logs why and tries again later after %s', async (_, answer) => {
    const computer = createComputer();
    const { updates, requests, world, lines } = computer;
    world.answer = answer;
    updates.start();
    await pass(computer, updateTimes.start);
    expect(updates.state()).toEqual({
      checkedAt: null,
      isChecking: false,
      newer: null,
      step: { type: 'none' },
    });
    expect(lines).toHaveLength(1);
    expect(await updates.check()).toEqual({ ok: false, failure: { code: 'update-feed' } });
    world.answer = answerOf(feedText('1.4.0'));
    await pass(computer, updateTimes.afterFailure);
    expect(requests).toHaveLength(3);
    expect(newerOf(computer)).toBe('1.4.0');
  });
});

describe('a version', () => {
  test.each([
    ['1.3.1', '1.3.1'],
    ['1.10.0', '1.10.0'],
    ['2.0.0-beta.1', '2.0.0-beta.1'],
    ['1.3.0', null],
    ['1.3.0-rc.1', null],
    ['1.2.9', null],
  ])('%s is offered to 1.3.0 as %s', async (version, offered) => {
    const computer = createComputer();
    computer.world.answer = answerOf(feedText(version));
    await computer.updates.check();
    expect(newerOf(computer)).toBe(offered);
    expect(computer.updates.state()?.checkedAt).toBe(computer.clock.now());
  });

  test('is known after a restart, also on a full disk until the app ends', async () => {
    const computer = createComputer();
    await computer.updates.check();
    const { disk, clock } = computer;
    expect(newerOf(createComputer({ disk, clock }))).toBe('1.4.0');
    computer.world.answer = answerOf(feedText('1.5.0'));
    computer.world.failWrites = true;
    expect(await computer.updates.check()).toMatchObject({ ok: true });
    expect(newerOf(computer)).toBe('1.5.0');
    expect(newerOf(createComputer({ disk, clock }))).toBe('1.4.0');
  });

  test('is dismissed alone: the next one is announced again', async () => {
    const computer = createComputer();
    const { updates, world, disk, clock } = computer;
    await updates.check();
    expect(updates.state()?.newer?.isDismissed).toBe(false);
    updates.dismiss();
    expect(updates.state()?.newer?.isDismissed).toBe(true);
    expect(createComputer({ disk, clock }).updates.state()?.newer?.isDismissed).toBe(true);
    world.answer = answerOf(feedText('1.5.0'));
    await updates.check();
    expect(updates.state()?.newer).toMatchObject({ version: '1.5.0', isDismissed: false });
  });

  test.each(['package', 'by-hand', 'download'] as const)(
    'gets onto this computer by %s if the feed has its package, else by a download',
    async (method) => {
      const computer = createComputer({ method });
      await computer.updates.check();
      expect(computer.updates.state()?.newer).toMatchObject({
        method,
        fileName: 'lumen-licenses_1.4.0_amd64.deb',
      });
      computer.world.answer = answerOf(feedText('1.4.0', 'lumen-licenses-1.4.0.AppImage'));
      await computer.updates.check();
      expect(computer.updates.state()?.newer?.method).toBe('download');
    },
  );

  test('is downloaded from the seller’s page', () => {
    const links = { documentation: null, support: null, portal: null, download: null };
    const homepage = 'https://lumen.example/';
    const page = 'https://lumen.example/download';
    expect(linkAddress({ links, homepage: null, supportEmail: null }, 'download', null)).toBeNull();
    expect(linkAddress({ links, homepage, supportEmail: null }, 'download', null)).toBe(homepage);
    expect(
      linkAddress(
        { links: { ...links, download: page }, homepage, supportEmail: null },
        'download',
        null,
      ),
    ).toBe(page);
  });
});

describe('an installation', () => {
  test('gets what the feed says now, from the feed’s folder', async () => {
    const computer = createComputer();
    await computer.updates.check();
    computer.world.answer = answerOf(feedText('1.5.0'));
    await install(computer);
    expect(computer.installed).toEqual([
      {
        version: '1.5.0',
        url: `${feed}lumen-licenses_1.5.0_amd64.deb`,
        size: content.length,
        sha512: hex,
      },
    ]);
    expect(computer.updates.state()?.step).toEqual({ type: 'installed', version: '1.5.0' });
    // It runs after a restart, for which no seat may be under way, and is not installed twice.
    computer.world.isBusy = true;
    expect(computer.updates.restart()).toEqual({ ok: false, failure: { code: 'update-later' } });
    expect(computer.lines).not.toContain('restart');
    computer.world.isBusy = false;
    expect(computer.updates.restart()).toEqual({ ok: true, value: undefined });
    expect(computer.lines).toContain('restart');
    expect(computer.updates.install()).toEqual({ ok: true, value: undefined });
    await computer.clock.advance(0);
    expect(computer.installed).toHaveLength(1);
  });

  test('that has not ended is not followed by a restart', async () => {
    const computer = createComputer();
    await computer.updates.check();
    expect(computer.updates.restart()).toMatchObject({ ok: false });
    expect(computer.lines).not.toContain('restart');
  });

  test('runs once at a time', async () => {
    const computer = createComputer();
    computer.updates.install();
    await install(computer);
    expect(computer.installed).toHaveLength(1);
  });

  test.each([
    ['the feed is gone', answerOf('', 404), { type: 'failed', failure: { code: 'update-feed' } }],
    ['the feed has an older version now', answerOf(feedText('1.2.0')), { type: 'none' }],
    ['the feed has no such package', answerOf(feedText('1.4.0', 'x.AppImage')), { type: 'none' }],
  ])('installs nothing if %s', async (_, answer, step) => {
    const computer = createComputer();
    await computer.updates.check();
    computer.world.answer = answer;
    await install(computer);
    expect(computer.installed).toEqual([]);
    expect(computer.updates.state()?.step).toEqual(step);
  });

  test('installs nothing where the system cannot', async () => {
    const computer = createComputer({ method: 'by-hand' });
    await install(computer);
    expect(computer.installed).toEqual([]);
  });

  test.each([
    ['canceled', { type: 'none' }],
    ['not-loaded', { type: 'failed', failure: { code: 'update-not-loaded' } }],
    ['not-installed', { type: 'failed', failure: { code: 'update-not-installed' } }],
  ] as const)('that ends with %s can be repeated', async (outcome, step) => {
    const computer = createComputer();
    computer.world.outcome = outcome;
    await install(computer);
    expect(computer.updates.state()?.step).toEqual(step);
    computer.world.outcome = 'installed';
    await install(computer);
    expect(computer.updates.state()?.step.type).toBe('installed');
  });
});

test('the app works on a seat while a request about it is open or about to be sent, or only it knows the seat', () => {
  const now = 1_000_000;
  const working = Object.entries(windowStates(now)).flatMap(([name, state]) =>
    isWorking(state, now) ? [name] : [],
  );
  expect(working).toEqual([
    'activating',
    'activation-unsaved',
    'other-computer-releasing',
    'holding',
    'releasing',
    'settling',
    'several-holding',
    'several-one-holding',
    'several-moving-all-holding',
  ]);
  const bulk = { type: 'running' } as unknown as Parameters<typeof isWorking>[0]['bulk'];
  expect(isWorking({ seats: [], bulk }, now)).toBe(true);
  expect(isWorking({ seats: [], bulk: { type: 'none' } }, now)).toBe(false);
});
