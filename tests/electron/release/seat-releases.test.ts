import { describe, expect, test, vi } from 'vitest';
import { undoWindow } from '../../../electron/services/release/seat-releases.ts';
import {
  activate,
  requestRelease,
  heldModel,
  oldSeatAge,
  releaseOf,
} from '../../support/held-model.ts';
import { ModelApp } from '../../support/model-app.ts';
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

/** Cancels the release. Returns `canceled`, or the code of the failure. */
async function cancelRelease(app: ModelApp): Promise<string> {
  let answer = '';
  await app.run(({ releases }) => {
    const result = releases.cancelRelease();
    answer = result.ok ? 'canceled' : result.failure.code;
  });
  return answer;
}

async function tryNow(app: ModelApp): Promise<void> {
  await app.run(({ releases }) => {
    releases.tryNow();
  });
}

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
