import { useEffect } from 'react';
import { bridge } from './bridge.ts';

/** Asks main to retry its waiting request when the network is back. Main ignores the call if nothing waits. */
export function useRetryWhenOnline(): void {
  useEffect(() => {
    const retryNow = () => void bridge.device.retryNow();
    window.addEventListener('online', retryNow);
    return () => window.removeEventListener('online', retryNow);
  }, []);
}
