import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Milliseconds that a subject must stay the same before it is announced: a search changes with each letter, and only its end
 * matters.
 */
const announcementDelay = 500;

/**
 * Calls `announce` after `subject` has changed and then stayed the same for half a second. The first subject is not announced.
 * `announce` runs with the values of that time.
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
