import { type RefObject, useEffect, useRef } from 'react';

/** Nothing that can be seen has the focus: what had it is gone, or hidden just now, which the browser notices later. */
function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || !activeElement.checkVisibility();
}

/**
 * A heading for the focus to rest on when there is news and the button that had it is gone, so that the keyboard does
 * not start over at the top of the window. Nothing takes the focus before the person has done anything.
 */
export function useFocusRest(news: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (told.current === news) return;
    told.current = news;
    if (navigator.userActivation.hasBeenActive && isFocusLost()) heading.current?.focus();
  }, [news]);
  return heading;
}
