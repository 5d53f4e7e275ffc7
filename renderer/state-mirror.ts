import type { AppState } from '../shared/app-state.ts';
import type { AppBridge } from '../shared/contract.ts';
import { type Failure, failed } from '../shared/failure.ts';

/** What the window knows of main's state. */
export type Mirrored =
  | { readonly type: 'loading' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'ready'; readonly state: AppState };

/** Main's state as the window last heard of it, in the shape that `useSyncExternalStore` asks for. */
export interface StateMirror {
  readonly get: () => Mirrored;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks main again: for a window that could not read the state at first. */
  readonly pull: () => Promise<void>;
}

/**
 * Follows main's state. It subscribes before it pulls, so that no change falls between the two, and drops what is
 * older than what it has, since the answer to the pull may arrive after a newer event.
 */
export function mirrorState(source: AppBridge['state']): StateMirror {
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
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pull,
  };
}
