import { describe, expect, test } from 'vitest';
import {
  answerOf,
  content,
  createComputer,
  feed,
  feedText,
  hex,
  install,
} from '../../support/update-computer.ts';

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
