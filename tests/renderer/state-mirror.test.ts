import { describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { done, failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { mirrorState } from '../../renderer/state-mirror.ts';
import { appStateOf } from '../support/device-states.ts';

const at = (revision: number) => appStateOf({ type: 'none' }, { revision });

/** Main, with an answer that comes when the test says so. */
function main() {
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
  it('subscribes before it pulls, so that no change falls between', () => {
    const { source, order } = main();
    const mirror = mirrorState(source);
    expect(order).toEqual(['subscribe', 'pull']);
    expect(mirror.get()).toEqual({ type: 'loading' });
  });

  it('shows what the pull brought, and tells its listeners', async () => {
    const { source, answer } = main();
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

  it('drops an answer that is older than an event, and an event that comes late', async () => {
    const { source, answer, publish } = main();
    const mirror = mirrorState(source);
    publish(at(7));
    await answer(done(at(6)));
    expect(mirror.get()).toMatchObject({ state: { revision: 7 } });
    publish(at(5));
    expect(mirror.get()).toMatchObject({ state: { revision: 7 } });
    publish(at(8));
    expect(mirror.get()).toMatchObject({ state: { revision: 8 } });
  });

  it('keeps one object for one revision, so that React does not draw it twice', async () => {
    const { source, answer, publish } = main();
    const mirror = mirrorState(source);
    await answer(done(at(1)));
    const before = mirror.get();
    publish(at(1));
    expect(mirror.get()).toBe(before);
  });

  it('says why it has nothing to show, and recovers when asked again', async () => {
    const { source, answer } = main();
    const mirror = mirrorState(source);
    await answer(failed('file-unreadable'));
    expect(mirror.get()).toEqual({ type: 'failed', failure: { code: 'file-unreadable' } });
    const pulled = mirror.pull();
    await answer(done(at(2)));
    await pulled;
    expect(mirror.get()).toMatchObject({ type: 'ready' });
  });

  it('takes a broken bridge for a failure, and keeps what it has when a later pull fails', async () => {
    const broken = mirrorState({
      get: () => Promise.reject(new Error('gone')),
      changed: () => () => undefined,
    });
    await broken.pull();
    expect(broken.get()).toEqual({ type: 'failed', failure: { code: 'unexpected' } });

    const { source, answer, publish } = main();
    const mirror = mirrorState(source);
    publish(at(2));
    await answer(failed('unexpected'));
    expect(mirror.get()).toMatchObject({ type: 'ready', state: { revision: 2 } });
  });
});
