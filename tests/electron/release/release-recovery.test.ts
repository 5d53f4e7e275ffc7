import { describe, expect, test } from 'vitest';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import {
  activate,
  requestRelease,
  heldModel,
  oldSeatAge,
  releaseOf,
} from '../../support/held-model.ts';
import { storedRelease } from '../../support/seat-of.ts';
import { ModelApp } from '../../support/model-app.ts';

/** Writes the journal of an earlier run. */
function left(app: ModelApp, { activationId }: DeviceRecord, state: SeatRelease, sent: boolean) {
  app.disk.put(
    'release',
    storedRelease({
      id: 'journal-of-an-earlier-run',
      activationId,
      askedBy: 'person',
      askedAt: app.clock.now() - 60_000,
      sent,
      state,
    }),
  );
}

describe('a start', () => {
  const attempts = 1;
  const nextAt = Date.UTC(2026, 5, 1, 12);

  test.each<[string, SeatRelease, boolean, string]>([
    ['checks a request without a result', { type: 'releasing', attempts }, true, 'settling'],
    ['forgets a request that was not sent', { type: 'releasing', attempts }, false, 'idle'],
    [
      'checks an indeterminate request',
      { type: 'unknown', why: 'gone', attempts, nextAt },
      true,
      'settling',
    ],
    ['shows a failure', { type: 'failed', failure: { code: 'not-polar' } }, false, 'failed'],
    ['ends a countdown', { type: 'holding', until: nextAt }, false, 'idle'],
  ])('%s', async (_, state, sent, expected) => {
    const app = new ModelApp();
    left(app, app.addHeldSeat(oldSeatAge), state, sent);
    app.polar.script = ['slow'];
    await app.start();
    await app.clock.advance(0);
    expect(releaseOf(app)).toMatchObject({ type: expected });
  });

  test('continues a wait, but not for longer than the app ever waits', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    // Written by a clock that ran a year ahead.
    const far = app.clock.now() + 365 * 86_400_000;
    left(
      app,
      record,
      { type: 'waiting', why: 'network-unreachable', attempts, nextAt: far },
      false,
    );
    await app.start();
    expect(releaseOf(app)).toMatchObject({ type: 'waiting' });
    await app.clock.advance(600_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('a release that failed before the seat was confirmed does not call it removed since', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    left(app, record, { type: 'failed', failure: { code: 'seat-never-confirmed' } }, true);
    await app.start();
    expect(releaseOf(app)).toMatchObject({ type: 'failed' });
    expect(app.disk.content('device')).toEqual(record);
  });

  test('a stored result is finished: receipt, record, journal', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    app.polar.change({ activations: [] });
    left(app, record, { type: 'released', how: 'confirmed', at: app.clock.now() - 1_000 }, true);
    await app.start();
    expect(app.device.state()).toMatchObject({ type: 'released', receipt: { how: 'confirmed' } });
    expect(app.polar.requests).toBe(0);
    expect(app.disk.names()).toEqual(['receipt']);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])(
    'a seat that was found free is checked again only if it was never confirmed: %s',
    async (imported, requests) => {
      const app = new ModelApp();
      const record = app.addHeldSeat(oldSeatAge, { imported });
      if (!imported) app.polar.change({ activations: [] });
      left(app, record, { type: 'released', how: 'found-free', at: app.clock.now() - 1_000 }, true);
      app.polar.script = ['never-answered'];
      await app.start();
      await app.clock.advance(1_000);
      expect(app.polar.requests).toBe(requests);
      expect(releaseOf(app)).toEqual(
        imported ? expect.objectContaining({ type: 'settling' }) : 'released',
      );
    },
  );

  test('a journal of a later version is reported, and a missing one is not', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    app.disk.putText('release', '{"version":99}');
    await app.start();
    expect(app.diskTrouble).toMatchObject({ file: 'release.json' });
    expect(releaseOf(app)).toEqual({ type: 'idle' });
    app.diskTrouble = null;
    app.disk.stores().open('release').erase();
    await app.start();
    expect(app.diskTrouble).toBeNull();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('the journal of another seat does not apply to this one', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    const other = { ...record, activationId: '99999999-9999-4999-8999-999999999999' };
    left(app, other, { type: 'failed', failure: { code: 'still-held' } }, true);
    await app.start();
    expect(app.device.releases.hasSent()).toBe(false);
    expect(app.disk.content('release')).toBeNull();
  });

  test('does not apply a journal without its seat to the next seat', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    left(app, record, { type: 'failed', failure: { code: 'still-held' } }, true);
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
    await app.run(async ({ checks }) => await checks.check());
    await app.clock.advance(5_000);
    expect(app.device.state().type).toBe('held');
    expect(app.violations).toEqual([]);
  });

  test('changes nothing when it recovers twice', async () => {
    const { app } = await heldModel({ script: ['offline'] });
    await requestRelease(app);
    const before = releaseOf(app);
    await app.run((device) => {
      device.recover();
    });
    expect(releaseOf(app)).toEqual(before);
    app.polar.script = ['answer-lost', 'never-answered'];
    await app.run(({ releases }) => {
      releases.tryNow();
    });
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ type: 'settling' });
    const { requests } = app.polar;
    await app.run((device) => {
      device.recover();
    });
    await app.clock.advance(1_000);
    expect(app.polar.requests).toBe(requests);
  });
});

describe('a failure that says that the seat was never confirmed', () => {
  const never: SeatRelease = { type: 'failed', failure: { code: 'seat-never-confirmed' } };

  test('does not mark a seat as unknown that Polar has confirmed since', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    left(app, record, never, true);
    await app.start();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('does not say anew since when the seat is unknown', async () => {
    const app = new ModelApp();
    const record = {
      ...app.addHeldSeat(oldSeatAge, { imported: true }),
      removedAt: Date.UTC(2026, 0, 1),
    };
    app.disk.put('device', record);
    left(app, record, never, true);
    await app.start();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('marks the record that it is about', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge, { imported: true });
    left(app, record, never, true);
    await app.start();
    expect(app.disk.content('device')).toEqual({ ...record, removedAt: app.clock.now() });
  });
});
