import { useEffect, useEffectEvent, useRef } from 'react';

/** Milliseconds that something stays as it is before it is told: what changes with each letter is told once, at the end. */
const announcementDelay = 500;

/**
 * Tells of something once it has changed and stays so for a moment. What it opens with is no news. `subject` names what there is to
 * tell; `announce` is called with the values of that time.
 */
export function useAnnouncement(subject: string, announce: () => void): void {
  const announced = useRef(subject);
  const announceNow = useEffectEvent(announce);
  useEffect(() => {
    if (announced.current === subject) return undefined;
    const timer = window.setTimeout(() => {
      announced.current = subject;
      announceNow();
    }, announcementDelay);
    return () => window.clearTimeout(timer);
  }, [subject]);
}
