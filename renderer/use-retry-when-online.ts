import { useEffect } from 'react';
import { bridge } from './bridge.ts';

/** Tells main when the network is back, so that what waits is tried now. Main does nothing where nothing waits. */
export function useRetryWhenOnline(): void {
  useEffect(() => {
    const retryNow = () => void bridge.device.retryNow();
    window.addEventListener('online', retryNow);
    return () => window.removeEventListener('online', retryNow);
  }, []);
}
