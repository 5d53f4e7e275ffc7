import type { AppState } from '../shared/app-state.ts';
import type { AppBridge } from '../shared/contract.ts';
import { type Failure, failed } from '../shared/failure.ts';

/** Main's state in the window: not loaded yet, failed to load, or the latest one received. */
export type Mirrored =
  | { readonly type: 'loading' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'ready'; readonly state: AppState };

/**
 * Follows main's state, in the shape that `useSyncExternalStore` needs. Subscribes before it requests the state, so that no change
 * is missed, and drops a state that is older than the current one: the answer can arrive after a newer event. `pull` requests the
 * state again, for a window that failed to read it at first.
 */
export function mirrorState(source: AppBridge['state']) {
  let mirrored: Mirrored = { type: 'loading' };
  const listeners = new Set<() => void>();

  const publish = (next: Mirrored) => {
    mirrored = next;
    for (const listener of listeners) listener();
  };
  const accept = (state: AppState) => {
    if (mirrored.type === 'ready' && state.revision <= mirrored.state.revision) return;
    publish({ type: 'ready', state });
  };
  const pull = async () => {
    const answer = await source.get().catch(() => failed<AppState>('unexpected'));
    if (answer.ok) accept(answer.value);
    else if (mirrored.type !== 'ready') publish({ type: 'failed', failure: answer.failure });
  };

  source.changed(accept);
  void pull();
  return {
    get: () => mirrored,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pull,
  };
}
