import { useEffect, useEffectEvent } from 'react';
import type { RequestedScreen } from '../shared/contract.ts';
import { bridge } from './bridge.ts';

let pendingRequest: RequestedScreen | null = null;
let listener: ((request: RequestedScreen) => void) | null = null;

// Subscribes when the module loads: a menu can request a screen as the window opens.
bridge.app.screenRequested((request) => {
  if (listener === null) pendingRequest = request;
  else listener(request);
});

/**
 * Calls `onRequest` when a menu or a notification requests a screen, and for the last request made before the window was drawn.
 * Only one component may use it at a time.
 */
export function useRequestedScreen(onRequest: (request: RequestedScreen) => void): void {
  const handleRequest = useEffectEvent(onRequest);
  useEffect(() => {
    listener = (request) => handleRequest(request);
    if (pendingRequest !== null) handleRequest(pendingRequest);
    pendingRequest = null;
    return () => {
      listener = null;
    };
  }, []);
}
