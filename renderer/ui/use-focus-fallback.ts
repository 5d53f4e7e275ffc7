import { type RefObject, useEffect, useRef } from 'react';

/** Nothing that can be seen has the focus: what had it is gone, or hidden just now, which the browser notices later. */
function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || !activeElement.checkVisibility();
}

/** Something was done in the window, and what had the focus is gone since. */
function shouldRestoreFocus(): boolean {
  return navigator.userActivation.hasBeenActive && isFocusLost();
}

/**
 * A heading for the focus to rest on when there is news and the button that had it is gone, so that the keyboard does
 * not start over at the top of the window. Nothing takes the focus before the person has done anything. `null` is no news:
 * the focus rests elsewhere. What was hidden and is shown again is news.
 */
export function useFocusFallback<E extends HTMLElement = HTMLHeadingElement>(
  trigger: string | null,
): RefObject<E | null> {
  const target = useRef<E>(null);
  useEffect(() => {
    if (trigger !== null && shouldRestoreFocus()) target.current?.focus();
  }, [trigger]);
  return target;
}

/** The first that can be seen: a screen that was left may be there still. */
function findVisible(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
    element.checkVisibility(),
  );
}

/** The heading that the focus may rest on: of the part that tells the news, else of the page. */
export function findFocusFallback(): HTMLElement | null {
  return findVisible('[data-focus-fallback]') ?? findVisible('h1') ?? null;
}

/** Lets the focus rest if it is lost. */
export function restoreFocus(): void {
  if (shouldRestoreFocus()) findFocusFallback()?.focus();
}

/** Lets the focus rest when a part without a heading goes, such as a banner; `parts` names those that are there. */
export function useFocusFallbackWithout(parts: string): void {
  const previous = useRef(parts);
  useEffect(() => {
    if (previous.current === parts) return;
    previous.current = parts;
    restoreFocus();
  }, [parts]);
}
