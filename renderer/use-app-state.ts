import { useSyncExternalStore } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { bridge } from './bridge.ts';
import { type Mirrored, mirrorState } from './state-mirror.ts';

const mirror = mirrorState(bridge.state);

/** Milliseconds after which a window without a state says that it is loading. */
const loadingDelay = 500;

/** Resolves when the state or its failure is there, or after {@link loadingDelay}: the first frame shows the page as it stays. */
export const firstState: Promise<void> = new Promise((resolve) => {
  const unsubscribe = mirror.subscribe(() => {
    unsubscribe();
    resolve();
  });
  setTimeout(resolve, loadingDelay);
});

/** Returns the latest state received from main. */
export function useAppState(): Mirrored {
  return useSyncExternalStore(mirror.subscribe, mirror.get);
}

/** Returns main's state, for parts of the window, which is drawn once the state is loaded. */
export function useReadyState(): AppState {
  const mirrored = useAppState();
  if (mirrored.type !== 'ready') throw new Error('useReadyState was called outside of the window.');
  return mirrored.state;
}

/** Requests main's state again. */
export function pullAppState(): Promise<void> {
  return mirror.pull();
}
