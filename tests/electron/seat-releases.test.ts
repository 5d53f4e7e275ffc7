import { describe, expect, test } from 'vitest';
import type { DeviceState } from '../../shared/app-state.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import { holdTime } from '../../electron/services/seat-releases.ts';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { ModelApp, noTrouble } from '../support/model-app.ts';
import { modelIds, type Mishap } from '../support/polar-model.ts';

const old = 30 * 86_400_000;

interface Situation {
  readonly age?: number;
  readonly withToken?: boolean;
  readonly script?: readonly Mishap[];
}

/** A running app that holds a seat. */
async function held({ age = old, withToken = false, script = [] }: Situation = {}) {
  const app = new ModelApp();
  const record = app.hold(age, { withToken });
  app.polar.script = [...script];
  await app.start();
  return { app, record };
}

function releaseOf(app: ModelApp): SeatRelease | DeviceState['is'] {
  const state = app.device.state();
  return state.is === 'held' ? state.release : state.is;
}

async function ask(app: ModelApp, hold = false): Promise<void> {
  await app.do(({ releases }) => releases.ask('person', hold));
}

async function activate(app: ModelApp): Promise<void> {
  const { key, organizationId } = modelIds;
  await app.do(async ({ activations }) => {
    await activations.activate({
      server: 'loopback',
      key,
      organizationId,
      label: 'Again',
      askedBy: 'person',
    });
  });
}

/** Writes the story of an earlier run. */
function left(app: ModelApp, { activationId }: DeviceRecord, state: SeatRelease, sent: boolean) {
  app.disk.put('release', {
    id: 'story-of-an-earlier-run',
    activationId,
    askedBy: 'person',
    askedAt: app.clock.now() - 60_000,
    sent,
    state,
  });
}

describe('the hold', () => {
  test('nothing is sent before it ends, and everything after', async () => {
    const { app, record } = await held();
    await ask(app, true);
    await app.clock.advance(holdTime - 1);
    expect(app.polar.requests).toBe(0);
    expect(app.disk.content('release')).toBeNull();
    await app.clock.advance(1);
    expect(app.polar.lives(record.activationId)).toBe(false);
    expect(releaseOf(app)).toBe('released');
  });

  test('kept, nothing was ever sent', async () => {
    const { app } = await held();
    await ask(app, true);
    await app.do(({ releases }) => releases.keep());
    await app.clock.advance(60_000);
    expect(app.polar.requests).toBe(0);
    expect(releaseOf(app)).toEqual({ is: 'idle' });
  });

  test('asked again without a hold, it does not wait', async () => {
    const { app } = await held();
    await ask(app, true);
    await ask(app, false);
    expect(releaseOf(app)).toBe('released');
  });
});

describe('after a release', () => {
  test('the files of the seat are gone and the receipt is there', async () => {
    const { app } = await held();
    await ask(app);
    expect(app.disk.names().sort()).toEqual(['receipt']);
  });

  test('a seat taken next can be released in the same run', async () => {
    const { app } = await held();
    for (let round = 0; round < 2; round += 1) {
      await ask(app);
      expect(releaseOf(app)).toBe('released');
      await app.forget();
      await activate(app);
      await app.clock.advance(1_000);
      expect(releaseOf(app)).toEqual({ is: 'idle' });
    }
    expect(app.polar.license.activations).toHaveLength(1);
    expect(app.lies).toEqual([]);
  });

  test('a seat taken next shows nothing of the old one', async () => {
    const { app, record } = await held();
    app.polar.change({ activations: [] });
    await app.do(async ({ checks }) => await checks.check());
    await app.clock.advance(1_000);
    expect(app.device.state()).toMatchObject({ is: 'held', standing: { is: 'removed' } });
    await ask(app);
    await app.clock.advance(10_000);
    expect(releaseOf(app)).toBe('released');
    await activate(app);
    await app.clock.advance(1_000);
    expect(app.device.state()).toMatchObject({ is: 'held', standing: { is: 'confirmed' } });
    expect(app.disk.content('device')?.['activationId']).not.toBe(record.activationId);
    // "Put away" was meant for the seat before.
    await app.forget();
    expect(app.disk.content('device')).not.toBeNull();
  });

  test('a disk that holds the record fast is asked again until it lets go', async () => {
    const { app } = await held();
    // Acts of a release: story, answer, receipt, record.
    app.trouble = { ...noTrouble, full: [1, 3] };
    await ask(app);
    expect(app.device.state()).toMatchObject({ release: { is: 'released' } });
    expect(app.disk.content('device')).not.toBeNull();
    app.trouble = noTrouble;
    await app.clock.advance(11_000);
    expect(releaseOf(app)).toBe('released');
    expect(app.disk.names()).toEqual(['receipt']);
  });
});

describe('what a start finds', () => {
  const attempts = 1;
  const nextAt = Date.UTC(2026, 5, 1, 12);

  test.each<[string, SeatRelease, boolean, string]>([
    ['a request without a result is settled', { is: 'releasing', attempts }, true, 'settling'],
    ['nothing sent: nothing to settle', { is: 'releasing', attempts }, false, 'idle'],
    ['a doubt is settled', { is: 'unknown', why: 'gone', attempts, nextAt }, true, 'settling'],
    ['a failure is shown', { is: 'failed', failure: { code: 'not-polar' } }, false, 'failed'],
    ['a hold is over', { is: 'holding', until: nextAt }, false, 'idle'],
  ])('%s', async (_, state, sent, expected) => {
    const app = new ModelApp();
    left(app, app.hold(old), state, sent);
    app.polar.script = ['slow'];
    await app.start();
    await app.clock.advance(0);
    expect(releaseOf(app)).toMatchObject({ is: expected });
  });

  test('what waits goes on waiting, and not for longer than any wait of ours', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    // Written by a clock that ran a year ahead.
    const far = app.clock.now() + 365 * 86_400_000;
    left(app, record, { is: 'waiting', why: 'network-unreachable', attempts, nextAt: far }, false);
    await app.start();
    expect(releaseOf(app)).toMatchObject({ is: 'waiting' });
    await app.clock.advance(600_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('a result is put away: receipt, record, story', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    app.polar.change({ activations: [] });
    left(app, record, { is: 'released', how: 'confirmed', at: app.clock.now() - 1_000 }, true);
    await app.start();
    expect(app.device.state()).toMatchObject({ is: 'released', receipt: { how: 'confirmed' } });
    expect(app.polar.requests).toBe(0);
    expect(app.disk.names()).toEqual(['receipt']);
  });

  test('the story of another seat says nothing about this one', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    const other = { ...record, activationId: '99999999-9999-4999-8999-999999999999' };
    left(app, other, { is: 'failed', failure: { code: 'still-held' } }, true);
    await app.start();
    expect(app.device.releases.hasSent()).toBe(false);
    expect(app.disk.content('release')).toBeNull();
  });

  test('a story without its seat is no story of the next seat', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    left(app, record, { is: 'failed', failure: { code: 'still-held' } }, true);
    app.disk.putText('device', '{"version":1,"torn');
    await app.start();
    expect(releaseOf(app)).toBe('unreadable');
    await app.forget();
    // A read that lags behind does not show the new seat; it must not count as the old one's release.
    app.connect();
    await activate(app);
    await app.clock.advance(1_000);
    await app.start();
    app.polar.script = ['none', 'stale', 'stale'];
    await app.do(async ({ checks }) => await checks.check());
    await app.clock.advance(5_000);
    expect(app.device.state().is).toBe('held');
    expect(app.lies).toEqual([]);
  });

  test('a second wake changes nothing', async () => {
    const { app } = await held({ script: ['offline'] });
    await ask(app);
    const before = releaseOf(app);
    await app.do((device) => {
      device.recover();
    });
    expect(releaseOf(app)).toEqual(before);
    app.polar.script = ['answer-lost', 'never-answered'];
    await app.do(({ releases }) => {
      releases.tryNow();
    });
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ is: 'settling' });
    const { requests } = app.polar;
    await app.do((device) => {
      device.recover();
    });
    await app.clock.advance(1_000);
    expect(app.polar.requests).toBe(requests);
  });
});

describe('looks', () => {
  test('a young seat that one read misses and another sees is not known', async () => {
    const { app } = await held({
      age: 10_000,
      withToken: true,
      script: ['request-lost', 'none', 'stale', 'none', 'stale'],
    });
    await ask(app);
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toMatchObject({ is: 'unknown' });
    expect(app.lies).toEqual([]);
    await app.clock.advance(30_000);
    expect(releaseOf(app)).toEqual({ is: 'failed', failure: { code: 'still-held' } });
  });

  test('a young seat that all reads miss was released', async () => {
    const { app } = await held({ age: 10_000, withToken: true, script: ['answer-lost'] });
    await ask(app);
    await app.clock.advance(0);
    expect(releaseOf(app)).toMatchObject({ is: 'settling' });
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('a rotated key is taken over at once, so that the next try succeeds', async () => {
    const { app } = await held({ withToken: true });
    app.polar.change({ key: 'MODEL-TEST-ROTATED-0002' });
    await ask(app);
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toEqual({ is: 'failed', failure: { code: 'still-held' } });
    await ask(app);
    expect(releaseOf(app)).toBe('released');
  });

  test('those that learn nothing come ever less often', async () => {
    const script: Mishap[] = [
      'answer-lost',
      ...Array.from({ length: 400 }, () => 'offline' as const),
    ];
    const { app } = await held({ script });
    await ask(app);
    await app.clock.advance(86_400_000);
    expect(releaseOf(app)).toMatchObject({ is: 'unknown' });
    // Every five minutes on average at most, once it has slowed down.
    expect(app.polar.requests).toBeLessThan(400);
  });

  test('a false "still held" puts itself right', async () => {
    const { app } = await held({ script: ['late-landing'] });
    await ask(app);
    await app.clock.advance(20_000);
    expect(releaseOf(app)).toEqual({ is: 'failed', failure: { code: 'still-held' } });
    await app.clock.advance(120_000);
    expect(app.device.state()).toMatchObject({ is: 'released', receipt: { how: 'found-free' } });
  });
});

describe('waiting', () => {
  test('what Polar asked to wait is waited, whoever asks', async () => {
    const { app } = await held({ script: ['rate-limited'] });
    await ask(app);
    expect(releaseOf(app)).toMatchObject({ is: 'waiting', why: 'rate-limited' });
    await ask(app);
    await app.do(({ releases }) => {
      releases.tryNow();
    });
    await app.clock.advance(6_999);
    expect(app.polar.requests).toBe(1);
    await app.clock.advance(1);
    expect(releaseOf(app)).toBe('released');
  });

  test('kept, it stays kept after a restart', async () => {
    const { app } = await held({ script: ['offline'] });
    await ask(app);
    await app.do(({ releases }) => releases.keep());
    await app.start();
    await app.clock.advance(3_600_000);
    expect(app.polar.requests).toBe(1);
  });

  test('it is not kept when the disk cannot remember that', async () => {
    const { app } = await held({ script: ['offline'] });
    await ask(app);
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    let result: unknown = null;
    await app.do(({ releases }) => {
      result = releases.keep();
    });
    expect(result).toMatchObject({ ok: false });
    expect(releaseOf(app)).toMatchObject({ is: 'waiting' });
    // And so it is sent, as the window says.
    app.trouble = noTrouble;
    await app.clock.advance(15_000);
    expect(releaseOf(app)).toBe('released');
  });
});
