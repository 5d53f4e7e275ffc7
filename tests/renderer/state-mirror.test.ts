import { describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { done, failed, type Result } from '../../shared/failure.ts';
import { mirrorState } from '../../renderer/state-mirror.ts';
import { appStateOf } from '../support/sample-state.ts';

const at = (revision: number) => appStateOf({ type: 'none' }, { revision });

/** Main, which answers when the test says so. */
function createMain() {
  const listeners: ((state: AppState) => void)[] = [];
  const answers: ((answer: Result<AppState>) => void)[] = [];
  const order: string[] = [];
  return {
    order,
    publish: (state: AppState) => {
      for (const listener of listeners) listener(state);
    },
    answer: async (answer: Result<AppState>) => {
      answers.shift()?.(answer);
      await new Promise((resolve) => setTimeout(resolve));
    },
    source: {
      get: () => {
        order.push('pull');
        return new Promise<Result<AppState>>((resolve) => {
          answers.push(resolve);
        });
      },
      changed: (listener: (state: AppState) => void) => {
        order.push('subscribe');
        listeners.push(listener);
        return () => undefined;
      },
    },
  };
}

describe('the mirror of main’s state', () => {
  it('subscribes before it requests the state, so that it misses no change', () => {
    const { source, order } = createMain();
    const mirror = mirrorState(source);
    expect(order).toEqual(['subscribe', 'pull']);
    expect(mirror.get()).toEqual({ type: 'loading' });
  });

  it('returns the answer, and notifies its listeners', async () => {
    const { source, answer } = createMain();
    const mirror = mirrorState(source);
    const listener = vi.fn();
    const end = mirror.subscribe(listener);
    await answer(done(at(3)));
    expect(mirror.get()).toEqual({ type: 'ready', state: at(3) });
    expect(listener).toHaveBeenCalledTimes(1);
    end();
    await answer(done(at(4)));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('drops an answer that is older than an event, and an event that arrives late', async () => {
    const { source, answer, publish } = createMain();
    const mirror = mirrorState(source);
    publish(at(7));
    await answer(done(at(6)));
    expect(mirror.get()).toMatchObject({ state: { revision: 7 } });
    publish(at(5));
    expect(mirror.get()).toMatchObject({ state: { revision: 7 } });
    publish(at(8));
    expect(mirror.get()).toMatchObject({ state: { revision: 8 } });
  });

  it('keeps the object of a revision, so that React does not render it twice', async () => {
    const { source, answer, publish } = createMain();
    const mirror = mirrorState(source);
    await answer(done(at(1)));
    const before = mirror.get();
    publish(at(1));
    expect(mirror.get()).toBe(before);
  });

  it('returns the failure of the first request, and recovers with the next one', async () => {
    const { source, answer } = createMain();
    const mirror = mirrorState(source);
    await answer(failed('file-unreadable'));
    expect(mirror.get()).toEqual({ type: 'failed', failure: { code: 'file-unreadable' } });
    const pulled = mirror.pull();
    await answer(done(at(2)));
    await pulled;
    expect(mirror.get()).toMatchObject({ type: 'ready' });
  });

  it('reports a broken bridge as a failure, and keeps its state when a later request fails', async () => {
    const broken = mirrorState({
      get: () => Promise.reject(new Error('gone')),
      changed: () => () => undefined,
    });
    await broken.pull();
    expect(broken.get()).toEqual({ type: 'failed', failure: { code: 'unexpected' } });

    const { source, answer, publish } = createMain();
    const mirror = mirrorState(source);
    publish(at(2));
    await answer(failed('unexpected'));
    expect(mirror.get()).toMatchObject({ type: 'ready', state: { revision: 2 } });
  });
});
