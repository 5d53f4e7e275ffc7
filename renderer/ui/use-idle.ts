import { useEffect, useState } from 'react';

/** Runs something once the page has nothing else to do, or after two seconds. Returns its cancellation. */
export function runWhenIdle(run: () => void): () => void {
  const id = window.requestIdleCallback(run, { timeout: 2000 });
  return () => window.cancelIdleCallback(id);
}

/** False for the first screen; true once it is painted and the page is idle: the time for what may be needed later. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => runWhenIdle(() => setIdle(true)), []);
  return isIdle;
}
