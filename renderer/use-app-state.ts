import { useSyncExternalStore } from 'react';
import { bridge } from './bridge.ts';
import { type Mirrored, mirrorState } from './state-mirror.ts';

const mirror = mirrorState(bridge.state);

/** Main's state, as the window last heard of it. */
export function useAppState(): Mirrored {
  return useSyncExternalStore(mirror.subscribe, mirror.get);
}

/** Asks main for its state once more. */
export function pullAppState(): Promise<void> {
  return mirror.pull();
}
