import { useEffect } from 'react';
import { bridge } from './bridge.ts';

/** Tells main when the network is back, so that what waits is tried now. Main does nothing where nothing waits. */
export function useOnline(): void {
  useEffect(() => {
    const tell = () => void bridge.device.tryNow();
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, []);
}
