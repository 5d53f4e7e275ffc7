import { describe, expect, test } from 'vitest';
import { requestRelease, heldModel, releaseOf } from '../../support/held-model.ts';
import type { NetworkFault } from '../../support/polar-model.ts';

describe('looks', () => {
  test('a young seat that one read misses and another sees is not known', async () => {
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

  test('a young seat that all reads miss was released', async () => {
    const { app } = await heldModel({ age: 10_000, withToken: true, script: ['answer-lost'] });
    await requestRelease(app);
    await app.clock.advance(0);
    expect(releaseOf(app)).toMatchObject({ type: 'settling' });
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('a rotated key is taken over at once, so that the next try succeeds', async () => {
    const { app } = await heldModel({ withToken: true });
    app.polar.change({ key: 'MODEL-TEST-ROTATED-0002' });
    await requestRelease(app);
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'still-held' } });
    await requestRelease(app);
    expect(releaseOf(app)).toBe('released');
  });

  test('those that learn nothing come ever less often', async () => {
    const script: NetworkFault[] = [
      'answer-lost',
      ...Array.from({ length: 400 }, () => 'offline' as const),
    ];
    const { app } = await heldModel({ script });
    await requestRelease(app);
    await app.clock.advance(86_400_000);
    expect(releaseOf(app)).toMatchObject({ type: 'unknown' });
    // Every five minutes on average at most, once it has slowed down.
    expect(app.polar.requests).toBeLessThan(400);
  });

  test('a false "still held" puts itself right', async () => {
    const { app } = await heldModel({ script: ['late-landing'] });
    await requestRelease(app);
    await app.clock.advance(20_000);
    expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'still-held' } });
    await app.clock.advance(120_000);
    expect(app.device.state()).toMatchObject({ type: 'released', receipt: { how: 'found-free' } });
  });
});
