import { describe, expect, test } from 'vitest';
import { ask, heldModel, releaseOf } from '../../support/held-model.ts';
import type { Mishap } from '../../support/polar-model.ts';

describe('looks', () => {
  test('a young seat that one read misses and another sees is not known', async () => {
    const { app } = await heldModel({
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
    const { app } = await heldModel({ age: 10_000, withToken: true, script: ['answer-lost'] });
    await ask(app);
    await app.clock.advance(0);
    expect(releaseOf(app)).toMatchObject({ is: 'settling' });
    await app.clock.advance(8_000);
    expect(releaseOf(app)).toBe('released');
  });

  test('a rotated key is taken over at once, so that the next try succeeds', async () => {
    const { app } = await heldModel({ withToken: true });
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
    const { app } = await heldModel({ script });
    await ask(app);
    await app.clock.advance(86_400_000);
    expect(releaseOf(app)).toMatchObject({ is: 'unknown' });
    // Every five minutes on average at most, once it has slowed down.
    expect(app.polar.requests).toBeLessThan(400);
  });

  test('a false "still held" puts itself right', async () => {
    const { app } = await heldModel({ script: ['late-landing'] });
    await ask(app);
    await app.clock.advance(20_000);
    expect(releaseOf(app)).toEqual({ is: 'failed', failure: { code: 'still-held' } });
    await app.clock.advance(120_000);
    expect(app.device.state()).toMatchObject({ is: 'released', receipt: { how: 'found-free' } });
  });
});
