import { describe, expect, test } from 'vitest';
import { tryNow, requestRelease, heldModel, releaseOf } from '../../support/held-model.ts';
import { noTrouble } from '../../support/model-trouble.ts';

/** A released seat whose receipt the disk refused. */
async function refused(last = 100) {
  const held = await heldModel();
  // Writes of a release: journal, result, receipt.
  held.app.trouble = { ...noTrouble, full: [2, last] };
  await requestRelease(held.app);
  expect(held.app.device.state()).toMatchObject({ release: { type: 'released' } });
  return held;
}

describe('a released seat that cannot be finished yet', () => {
  test('has its result on the disk all the same', async () => {
    const { app } = await refused();
    expect(app.disk.content('release')).toMatchObject({
      state: { is: 'released', how: 'confirmed' },
    });
  });

  test('is retried later, and not at once', async () => {
    const { app } = await refused();
    app.trouble = noTrouble;
    await app.clock.advance(1_999);
    expect(app.disk.content('device')).not.toBeNull();
    await app.clock.advance(9_000);
    expect(releaseOf(app)).toBe('released');
    expect(app.disk.names()).toEqual(['receipt']);
  });

  test('is retried with growing delays', async () => {
    const { app } = await refused(3_000);
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).not.toBeNull();
  });

  test('is left alone when another process has finished it', async () => {
    const { app } = await refused();
    app.trouble = noTrouble;
    app.disk.stores().open('device').erase();
    app.disk.stores().open('release').erase();
    await app.clock.advance(600_000);
    expect(app.disk.names()).toEqual([]);
    expect(app.device.releases.state()).toEqual({ type: 'idle' });
  });

  test('is reported, with the file that the disk refuses, until it is stored', async () => {
    const { app } = await refused(3);
    expect(app.diskTrouble).toEqual({ code: 'outcome-unsaved', file: 'device.json' });
    await app.clock.advance(11_000);
    expect(releaseOf(app)).toBe('released');
    expect(app.diskTrouble).toBeNull();
    // Nothing is scheduled any more.
    expect(await app.clock.advanceToNext()).toBe(false);
  });

  test('is finished at once on "try now"', async () => {
    const { app } = await refused();
    app.trouble = noTrouble;
    await tryNow(app);
    expect(releaseOf(app)).toBe('released');
  });

  test.each(['elsewhere', 'broken'] as const)(
    'is tried again when the lock is %s',
    async (lock) => {
      const { app } = await refused();
      app.trouble = noTrouble;
      app.lock = lock;
      await app.clock.advance(60_000);
      expect(app.device.state()).toMatchObject({ release: { type: 'released' } });
      expect(app.disk.content('device')).not.toBeNull();
      app.lock = 'works';
      await app.clock.advance(600_000);
      expect(releaseOf(app)).toBe('released');
      expect(app.disk.names()).toEqual(['receipt']);
    },
  );

  test('does not erase the record of the next seat', async () => {
    const { app, record } = await refused();
    app.trouble = noTrouble;
    // Another process finished it, and took another seat.
    const next = app.polar.addSeat(0);
    app.disk.put('device', { ...record, activationId: next });
    await app.clock.advance(600_000);
    expect(app.disk.content('device')).toMatchObject({ activationId: next });
    expect(app.polar.isLive(next)).toBe(true);
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });
});

describe('a disk that refuses the journal of a release', () => {
  test('prevents the request, and the failure says that nothing was sent', async () => {
    const { app } = await heldModel();
    app.trouble = { ...noTrouble, full: [0, 9] };
    await requestRelease(app);
    const failure = { code: 'disk-full', file: 'release.json' };
    expect(releaseOf(app)).toEqual({ type: 'failed', failure });
    expect(app.diskTrouble).toEqual(failure);
    expect(app.polar.requests).toBe(0);
  });

  test.each([
    ['waits', 'offline', 'waiting'],
    ['failed', 'not-polar', 'failed'],
  ] as const)('after the request %s is reported as an unsaved outcome', async (_, meets, type) => {
    const { app } = await heldModel({ script: [meets] });
    app.trouble = { ...noTrouble, full: [1, 2] };
    await requestRelease(app);
    expect(releaseOf(app)).toMatchObject({ type });
    expect(app.diskTrouble).toEqual({ code: 'outcome-unsaved', file: 'release.json' });
    await requestRelease(app);
    await app.clock.advance(1_000);
    expect(app.diskTrouble).toBeNull();
  });
});
