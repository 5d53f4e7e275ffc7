import { useSyncExternalStore } from 'react';

/** From this width on, a page has room for a part beside its content. */
const wide = window.matchMedia('(min-width: 1400px)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** Returns whether the window is wide enough for a part beside the page's content. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
