import { describe, expect, test } from 'vitest';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { activate, ask, heldModel, old, releaseOf } from '../../support/held-model.ts';
import { ModelApp } from '../../support/model-app.ts';

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

  test('a release that failed before the seat was confirmed does not call it removed since', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    left(app, record, { is: 'failed', failure: { code: 'seat-never-confirmed' } }, true);
    await app.start();
    expect(releaseOf(app)).toMatchObject({ is: 'failed' });
    expect(app.disk.content('device')).toEqual(record);
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

  test.each([
    [false, 0],
    [true, 1],
  ])(
    'a seat that was found free is looked for again where it was never confirmed: %s',
    async (imported, looks) => {
      const app = new ModelApp();
      const record = app.hold(old, { imported });
      if (!imported) app.polar.change({ activations: [] });
      left(app, record, { is: 'released', how: 'found-free', at: app.clock.now() - 1_000 }, true);
      app.polar.script = ['never-answered'];
      await app.start();
      await app.clock.advance(1_000);
      expect(app.polar.requests).toBe(looks);
      expect(releaseOf(app)).toEqual(
        imported ? expect.objectContaining({ is: 'settling' }) : 'released',
      );
    },
  );

  test('a story of a later version is told of, and none where there is none', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    app.disk.putText('release', '{"version":99}');
    await app.start();
    expect(app.diskTrouble).toMatchObject({ file: 'release.json' });
    expect(releaseOf(app)).toEqual({ is: 'idle' });
    app.diskTrouble = null;
    app.disk.stores().open('release').erase();
    await app.start();
    expect(app.diskTrouble).toBeNull();
    expect(app.disk.content('device')).toEqual(record);
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
    const { app } = await heldModel({ script: ['offline'] });
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

describe('a failure that says that the seat was never confirmed', () => {
  const never: SeatRelease = { is: 'failed', failure: { code: 'seat-never-confirmed' } };

  test('does not mark a seat as unknown that Polar has confirmed since', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    left(app, record, never, true);
    await app.start();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('does not say anew since when the seat is unknown', async () => {
    const app = new ModelApp();
    const record = { ...app.hold(old, { imported: true }), removedAt: Date.UTC(2026, 0, 1) };
    app.disk.put('device', record);
    left(app, record, never, true);
    await app.start();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('marks the record that it is about', async () => {
    const app = new ModelApp();
    const record = app.hold(old, { imported: true });
    left(app, record, never, true);
    await app.start();
    expect(app.disk.content('device')).toEqual({ ...record, removedAt: app.clock.now() });
  });
});
