import { type RefObject, useEffect, useRef } from 'react';

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
    if (navigator.userActivation.hasBeenActive && document.activeElement === document.body)
      heading.current?.focus();
  }, [news]);
  return heading;
}
