import { useEffect, useEffectEvent, useRef } from 'react';

/** Milliseconds that something stays as it is before it is told: what changes with each letter is told once, at the end. */
const settled = 500;

/**
 * Tells of something once it has changed and stays so for a moment. What it opens with is no news. `about` names what there is to
 * tell; `tell` is called with the values of that time.
 */
export function useNews(about: string, tell: () => void): void {
  const told = useRef(about);
  const tellNow = useEffectEvent(tell);
  useEffect(() => {
    if (told.current === about) return undefined;
    const timer = window.setTimeout(() => {
      told.current = about;
      tellNow();
    }, settled);
    return () => window.clearTimeout(timer);
  }, [about]);
}
