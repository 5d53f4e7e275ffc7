import { appChannel } from '../../shared/contract.ts';
import type { StateStore } from '../state/state-store.ts';

/** Sends the state to the window after each change, at most once a tick. Returns a function that stops it. */
export function publishState(
  state: StateStore,
  send: (channel: string, payload: unknown) => void,
): () => void {
  let isDue = false;
  return state.subscribe(() => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      send(appChannel('state', 'changed'), state.get());
    });
  });
}
