import { describe, expect, test, vi } from 'vitest';
import { undoWindow } from '../../../shared/seat-release.ts';
import {
  activate,
  tryNow,
  requestRelease,
  heldModel,
  oldSeatAge,
  releaseOf,
} from '../../support/held-model.ts';
import { noTrouble } from '../../support/model-trouble.ts';

describe('the countdown', () => {
  test('sends nothing before it ends, and the release after', async () => {
    const { app, record } = await heldModel();
    await requestRelease(app, true);
    await app.clock.advance(undoWindow - 1);
    expect(app.polar.requests).toBe(0);
    expect(app.disk.content('release')).toBeNull();
    await app.clock.advance(1);
    expect(app.polar.isLive(record.activationId)).toBe(false);
    expect(releaseOf(app)).toBe('released');
  });

  test('does not release the seat that another process took in place of the requested one', async () => {
    const { app, record } = await heldModel();
    await requestRelease(app, true);
    // The other process released the seat on record, and activated again.
    const next = app.polar.addSeat(0);
    const activations = app.polar.license.activations.filter(({ id }) => id === next);
    app.polar.change({ activations });
    app.disk.put('device', { ...record, activationId: next });
    await app.clock.advance(undoWindow + 60_000);
    expect(app.polar.requests).toBe(0);
    expect(app.polar.isLive(next)).toBe(true);
    expect(app.disk.content('device')).toMatchObject({ activationId: next });
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });

  test('sends nothing when the release is canceled', async () => {
    const { app } = await heldModel();
    await requestRelease(app, true);
    await app.run(({ releases }) => releases.cancelRelease());
    await app.clock.advance(60_000);
    expect(app.polar.requests).toBe(0);
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });

  test('ends at once when a request has no countdown', async () => {
    const { app } = await heldModel();
    await requestRelease(app, true);
    await requestRelease(app, false);
    expect(releaseOf(app)).toBe('released');
  });
});

describe('after a release', () => {
  test('the files of the seat are erased and the receipt is there', async () => {
    const { app } = await heldModel();
    await requestRelease(app);
    expect(app.disk.names().sort()).toEqual(['receipt']);
  });

  test('the next seat can be released in the same run', async () => {
    const { app } = await heldModel();
    for (let round = 0; round < 2; round += 1) {
      await requestRelease(app);
      expect(releaseOf(app)).toBe('released');
      await app.forget();
      await activate(app);
      await app.clock.advance(1_000);
      expect(releaseOf(app)).toEqual({ type: 'idle' });
    }
    expect(app.polar.license.activations).toHaveLength(1);
    expect(app.violations).toEqual([]);
  });

  test('the next seat shows nothing of the old one', async () => {
    const { app, record } = await heldModel();
    app.polar.change({ activations: [] });
    await app.run(async ({ checks }) => await checks.check());
    await app.clock.advance(1_000);
    expect(app.device.state()).toMatchObject({ type: 'held', seatStatus: { type: 'removed' } });
    await requestRelease(app);
    await app.clock.advance(10_000);
    expect(releaseOf(app)).toBe('released');
    await activate(app);
    await app.clock.advance(1_000);
    expect(app.device.state()).toMatchObject({ type: 'held', seatStatus: { type: 'confirmed' } });
    expect(app.disk.content('device')?.['activationId']).not.toBe(record.activationId);
    // The dismissal was meant for the old seat.
    await app.forget();
    expect(app.disk.content('device')).not.toBeNull();
  });

  test('the receipt counts the remaining seats, and ignores a read that lags behind', async () => {
    const { app } = await heldModel({ withToken: true });
    const other = app.polar.addSeat(oldSeatAge);
    await app.clock.advance(100_000);
    await requestRelease(app);
    expect(app.polar.license.activations.map(({ id }) => id)).toEqual([other]);
    expect(app.device.state()).toMatchObject({ receipt: { after: { used: 1, limit: 50 } } });

    const late = await heldModel({ withToken: true, script: ['none', 'stale'] });
    await requestRelease(late.app);
    expect(late.app.device.state()).toMatchObject({ type: 'released', receipt: { after: null } });
    expect(late.app.polar.requests).toBe(2);
  });

  test('the app tries to erase the record until the disk permits it', async () => {
    const { app } = await heldModel();
    // Writes of a release: journal, result, receipt, record.
    app.trouble = { ...noTrouble, full: [1, 3] };
    await requestRelease(app);
    expect(app.device.state()).toMatchObject({ release: { type: 'released' } });
    expect(app.disk.content('device')).not.toBeNull();
    app.trouble = noTrouble;
    await app.clock.advance(11_000);
    expect(releaseOf(app)).toBe('released');
    expect(app.disk.names()).toEqual(['receipt']);
  });
});

describe('a release that waits', () => {
  test('is not sent before Polar’s time, on any request', async () => {
    const { app } = await heldModel({ script: ['rate-limited'] });
    await requestRelease(app);
    expect(releaseOf(app)).toMatchObject({ type: 'waiting', why: 'rate-limited' });
    await requestRelease(app);
    await app.run(({ releases }) => {
      releases.tryNow();
    });
    await app.clock.advance(6_999);
    expect(app.polar.requests).toBe(1);
    await app.clock.advance(1);
    expect(releaseOf(app)).toBe('released');
  });

  test('continues when the person dismisses the failure that the window shows', async () => {
    const { app } = await heldModel({ script: ['offline'] });
    await requestRelease(app);
    await app.forget();
    expect(releaseOf(app)).toMatchObject({ type: 'waiting' });
    await app.clock.advance(15_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('stays canceled after a restart', async () => {
    const { app } = await heldModel({ script: ['offline'] });
    await requestRelease(app);
    await app.run(({ releases }) => releases.cancelRelease());
    await app.start();
    await app.clock.advance(3_600_000);
    expect(app.polar.requests).toBe(1);
  });

  test('is not canceled when the disk cannot store that', async () => {
    const { app } = await heldModel({ script: ['offline'] });
    await requestRelease(app);
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    let result: unknown = null;
    await app.run(({ releases }) => {
      result = releases.cancelRelease();
    });
    expect(result).toEqual({ ok: false, failure: { code: 'unexpected', file: 'release.json' } });
    expect(releaseOf(app)).toMatchObject({ type: 'waiting' });
    // It is still sent, as the window says.
    app.trouble = noTrouble;
    await app.clock.advance(15_000);
    expect(releaseOf(app)).toBe('released');
  });
});

describe('checks', () => {
  test('in progress end on their own when another process has released the seat', async () => {
    const { app } = await heldModel({ script: ['answer-lost', 'slow'] });
    await requestRelease(app);
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ type: 'settling' });
    await app.run(({ releases }) => {
      releases.releasedElsewhere();
    });
    expect(releaseOf(app)).toMatchObject({ type: 'settling' });
    await app.clock.advance(4_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('in progress are not started again by another request', async () => {
    const { app } = await heldModel({ script: ['answer-lost', 'never-answered'] });
    await requestRelease(app);
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ type: 'settling' });
    await requestRelease(app);
    const isChecking = () => JSON.stringify(releaseOf(app)).includes('settling');
    while (isChecking()) await app.clock.advanceToNext();
    // Then they wait, for two seconds at least.
    await app.clock.advance(1_900);
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
    expect(app.polar.requests).toBe(2);
  });

  test.each(['elsewhere', 'broken'] as const)(
    'are postponed when the lock is %s, and nothing is concluded',
    async (lock) => {
      const { app } = await heldModel({ script: ['answer-lost', 'offline'] });
      await requestRelease(app);
      await app.clock.advance(1_000);
      app.lock = lock;
      await tryNow(app);
      const release = releaseOf(app);
      expect(release).toMatchObject({ type: 'unknown', why: 'no-answer' });
      const { nextAt } = release as Extract<typeof release, { type: 'unknown' }>;
      expect(nextAt - app.clock.now()).toBeGreaterThanOrEqual(2_000);
      app.lock = 'works';
      await app.clock.advance(20_000);
      expect(releaseOf(app)).toBe('released');
    },
  );

  test('that learned something reset the delays of the next ones', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.999);
    try {
      const { app } = await heldModel({
        script: ['request-lost', ...Array.from({ length: 6 }, () => 'offline' as const)],
      });
      await requestRelease(app);
      await app.clock.advance(3_000_000);
      expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'still-held' } });
      app.polar.script = ['request-lost', 'offline'];
      await requestRelease(app);
      await app.clock.advance(1_000);
      const release = releaseOf(app);
      expect(release).toMatchObject({ type: 'unknown' });
      const { nextAt } = release as Extract<typeof release, { type: 'unknown' }>;
      expect(nextAt - app.clock.now()).toBeLessThanOrEqual(10_000);
      expect(nextAt - app.clock.now()).toBeGreaterThan(8_000);
    } finally {
      random.mockRestore();
    }
  });
});
