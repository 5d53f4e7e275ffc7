import { useSyncExternalStore } from 'react';
import { bridge } from './bridge.ts';
import { type Mirrored, mirrorState } from './state-mirror.ts';

const mirror = mirrorState(bridge.state);

/** Returns the latest state received from main. */
export function useAppState(): Mirrored {
  return useSyncExternalStore(mirror.subscribe, mirror.get);
}

/** Requests main's state again. */
export function pullAppState(): Promise<void> {
  return mirror.pull();
}
