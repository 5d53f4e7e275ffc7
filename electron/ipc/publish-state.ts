import { appChannel } from '../../shared/contract.ts';
import type { StateStore } from '../state/state-store.ts';

/** Sends each change of the state to the window, at most one message a tick. The answer ends it. */
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
