import { useEffect } from 'react';
import { bridge } from './bridge.ts';

/** Retries waiting requests when the network is back. Main ignores the call if no request waits for it. */
export function useRetryOnline(): void {
  useEffect(() => {
    const retryNow = () => void bridge.device.retryNow();
    window.addEventListener('online', retryNow);
    return () => window.removeEventListener('online', retryNow);
  }, []);
}
