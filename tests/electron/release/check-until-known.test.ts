import { describe, expect, test } from 'vitest';
import { requestRelease, heldModel, releaseOf } from '../../support/held-model.ts';
import type { NetworkFault } from '../../support/network-faults.ts';

describe('the checks after an indeterminate release', () => {
  test('do not believe that a young seat is free while one read shows it', async () => {
    const { app } = await heldModel({
      age: 10_000,
      withToken: true,
      script: ['request-lost', 'none', 'stale', 'none', 'stale'],
    });
    await requestRelease(app);
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
    expect(app.violations).toEqual([]);
    await app.clock.advance(30_000);
    expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'still-held' } });
  });

  test('believe that a young seat is free when all reads miss it', async () => {
    const { app } = await heldModel({ age: 10_000, withToken: true, script: ['answer-lost'] });
    await requestRelease(app);
    await app.clock.advance(0);
    expect(releaseOf(app)).toMatchObject({ type: 'settling' });
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('save a rotated key at once, so that the next release succeeds', async () => {
    const { app } = await heldModel({ withToken: true });
    app.polar.change({ key: 'MODEL-TEST-ROTATED-0002' });
    await requestRelease(app);
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'still-held' } });
    await requestRelease(app);
    expect(releaseOf(app)).toBe('released');
  });

  test('come ever less often while they learn nothing', async () => {
    const script: NetworkFault[] = [
      'answer-lost',
      ...Array.from({ length: 400 }, () => 'offline' as const),
    ];
    const { app } = await heldModel({ script });
    await requestRelease(app);
    await app.clock.advance(86_400_000);
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
    // At most one request in five minutes on average.
    expect(app.polar.requests).toBeLessThan(400);
  });

  test('correct a wrong "still held" later', async () => {
    const { app } = await heldModel({ script: ['late-landing'] });
    await requestRelease(app);
    await app.clock.advance(20_000);
    expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'still-held' } });
    await app.clock.advance(120_000);
    expect(app.device.state()).toMatchObject({ type: 'released', receipt: { how: 'found-free' } });
  });
});
