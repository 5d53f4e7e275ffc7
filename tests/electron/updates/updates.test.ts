import { afterEach, describe, expect, test, vi } from 'vitest';
import { updateTimes } from '../../../electron/services/updates/updates.ts';
import { feedDeadline } from '../../../electron/services/updates/feed-source.ts';
import { feedOf } from '../../../shared/updates.ts';
import {
  answerOf,
  createComputer,
  feed,
  feedText,
  newerOf,
  pass,
} from '../../support/update-computer.ts';

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
