import { useEffect, useState } from 'react';

/** Calls `run` when the page is idle, or after two seconds. Returns a function that cancels it. */
export function runWhenIdle(run: () => void): () => void {
  const id = window.requestIdleCallback(run, { timeout: 2000 });
  return () => window.cancelIdleCallback(id);
}

/** Returns false until the first screen is painted and the page is idle, then true: the time to load what may be needed later. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => runWhenIdle(() => setIdle(true)), []);
  return isIdle;
}
