import { useEffect, useEffectEvent } from 'react';
import type { Asked } from '../shared/contract.ts';
import { bridge } from './bridge.ts';

let waiting: Asked | null = null;
let hear: ((what: Asked) => void) | null = null;

// From the start: a menu may ask for something in the moment that the window opens.
bridge.app.asked((what) => {
  if (hear === null) waiting = what;
  else hear(what);
});

/** Hears what the menus and the notifications ask of this window, also what they asked before it was drawn. One listener at a time. */
export function useAsked(listener: (what: Asked) => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => {
    hear = (what) => heard(what);
    if (waiting !== null) heard(waiting);
    waiting = null;
    return () => {
      hear = null;
    };
  }, []);
}
