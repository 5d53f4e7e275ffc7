import { useEffect, useEffectEvent } from 'react';
import type { RequestedScreen } from '../shared/contract.ts';
import { bridge } from './bridge.ts';

let pendingRequest: RequestedScreen | null = null;
let listener: ((request: RequestedScreen) => void) | null = null;

// From the start: a menu may ask for something in the moment that the window opens.
bridge.app.screenRequested((request) => {
  if (listener === null) pendingRequest = request;
  else listener(request);
});

/** Hears what the menus and the notifications ask of this window, also what they asked before it was drawn. One listener at a time. */
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
