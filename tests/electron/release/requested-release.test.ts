import { describe, expect, test } from 'vitest';
import { undoWindow } from '../../../shared/seat-release.ts';
import {
  cancelRelease,
  tryNow,
  requestRelease,
  heldModel,
  oldSeatAge,
  releaseOf,
} from '../../support/held-model.ts';
import { ModelApp } from '../../support/model-app.ts';
import { noTrouble } from '../../support/model-trouble.ts';

describe('during the countdown', () => {
  test('"try now" neither sends at once nor loses the end of the countdown', async () => {
    const { app } = await heldModel();
    await requestRelease(app, true);
    app.lock = 'elsewhere';
    await tryNow(app);
    app.lock = 'works';
    expect(app.polar.requests).toBe(0);
    await app.clock.advance(undoWindow - 1);
    expect(app.polar.requests).toBe(0);
    await app.clock.advance(1);
    expect(releaseOf(app)).toBe('released');
  });
});

describe('a request', () => {
  test('without a seat fails, and nothing is begun', async () => {
    const app = new ModelApp();
    await app.start();
    const { releases } = app.device;
    expect(releases.request('person', false)).toEqual({
      ok: false,
      failure: { code: 'not-activated' },
    });
    expect(releases.state()).toEqual({ type: 'idle' });
    expect(app.disk.names()).toEqual([]);
  });

  test('that waits is not canceled by dismissing something else', async () => {
    const { app } = await heldModel({ script: ['offline'] });
    await requestRelease(app);
    await app.forget();
    expect(releaseOf(app)).toMatchObject({ type: 'waiting' });
    await app.clock.advance(15_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('belongs to the requester that was first', async () => {
    const { app } = await heldModel({ script: ['offline', 'offline'] });
    await requestRelease(app);
    await app.run(({ releases }) => releases.request('command-line', false));
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ type: 'waiting', attempts: 2 });
    expect(app.device.releases.askedBy()).toBe('person');
    expect(app.disk.content('release')).toMatchObject({ askedBy: 'person' });
  });

  test('cannot be canceled when it may have arrived or does not exist', async () => {
    const { app } = await heldModel({ script: ['answer-lost', 'offline'] });
    expect(await cancelRelease(app)).toBe('release-pending');
    await requestRelease(app);
    await app.clock.advance(500);
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
    expect(await cancelRelease(app)).toBe('release-pending');
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
  });

  test('that failed is dismissed', async () => {
    const { app } = await heldModel({ script: ['not-polar'] });
    await requestRelease(app);
    expect(releaseOf(app)).toMatchObject({ type: 'failed' });
    expect(await cancelRelease(app)).toBe('canceled');
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });

  test('leaves the journal of the process that holds the lock unchanged', async () => {
    const { app, record } = await heldModel();
    const journal = {
      id: 'journal-of-another-process',
      activationId: record.activationId,
      askedBy: 'command-line',
      askedAt: app.clock.now(),
      sent: true,
      state: { is: 'releasing', attempts: 1 },
    };
    app.lock = 'elsewhere';
    app.disk.put('release', journal);
    await requestRelease(app);
    expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'busy-elsewhere' } });
    expect(app.disk.content('release')).toEqual(journal);
  });

  test('in flight is not sent again by another request or a recovery', async () => {
    const { app } = await heldModel({ script: ['slow'] });
    await requestRelease(app);
    await app.clock.advance(1_000);
    await requestRelease(app);
    await app.run((device) => {
      device.recover();
    });
    expect(releaseOf(app)).toMatchObject({ type: 'releasing' });
    await app.clock.advance(4_000);
    expect(app.device.state()).toMatchObject({ type: 'released', receipt: { how: 'confirmed' } });
    expect(app.polar.requests).toBe(1);
  });

  test('that is repeated after a failure belongs to its new requester', async () => {
    const { app } = await heldModel({ script: ['not-polar', 'offline'] });
    await requestRelease(app);
    expect(app.device.releases.askedBy()).toBe('person');
    await app.run(({ releases }) => releases.request('command-line', false));
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ type: 'waiting' });
    expect(app.device.releases.askedBy()).toBe('command-line');
    expect(app.disk.content('release')).toMatchObject({ askedBy: 'command-line' });
  });

  test('that may have arrived is checked at once on "try now"', async () => {
    const { app } = await heldModel({ script: ['answer-lost', 'offline'] });
    await requestRelease(app);
    await app.clock.advance(1_000);
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
    await tryNow(app);
    await app.clock.advance(999);
    expect(releaseOf(app)).toBe('released');
  });

  test('that was not sent or has failed can be canceled though the disk refuses every write', async () => {
    const { app } = await heldModel({ script: ['not-polar'] });
    await requestRelease(app, true);
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    expect(await cancelRelease(app)).toBe('canceled');
    app.trouble = noTrouble;
    await requestRelease(app);
    expect(releaseOf(app)).toMatchObject({ type: 'failed' });
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    expect(await cancelRelease(app)).toBe('canceled');
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });

  test('is on the disk with the number of its attempt before it is sent', async () => {
    const { app } = await heldModel({ script: ['offline', 'slow'] });
    await requestRelease(app);
    await app.clock.advance(1_000);
    await tryNow(app);
    await app.clock.advance(1_000);
    expect(app.disk.content('release')).toMatchObject({
      sent: true,
      state: { is: 'releasing', attempts: 2 },
    });
  });

  test('that Polar refused does not mark a seat as unknown that it never confirmed', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge, { imported: true });
    app.polar.script = ['not-polar'];
    await app.start();
    await requestRelease(app);
    expect(releaseOf(app)).toMatchObject({ failure: { code: 'not-polar' } });
    expect(app.disk.content('device')).toEqual(record);
  });

  test('in flight ends on its own when another process has released the seat', async () => {
    const { app } = await heldModel({ script: ['slow'] });
    await requestRelease(app);
    await app.clock.advance(1_000);
    await app.run(({ releases }) => {
      releases.releasedElsewhere();
    });
    expect(releaseOf(app)).toMatchObject({ type: 'releasing' });
    await app.clock.advance(4_000);
    expect(releaseOf(app)).toBe('released');
  });
});
