import { type RefObject, useEffect, useRef } from 'react';

/** Whether no visible element has the focus. The browser keeps a hidden element focused for a while. */
function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || !activeElement.checkVisibility();
}

/** Whether the person has used the window, and the focused element is gone since. */
function shouldRestoreFocus(): boolean {
  return navigator.userActivation.hasBeenActive && isFocusLost();
}

/**
 * Returns a ref for a heading that receives the focus when `trigger` changes and the focused button is gone, so that the keyboard
 * does not start at the top of the window again. Nothing receives the focus before the person has used the window. Null as the
 * trigger does nothing. A part that is shown again counts as changed.
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

/** Returns the first visible element. A screen that is not shown may still be in the document. */
function findVisible(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
    element.checkVisibility(),
  );
}

/** Returns the heading to focus: of the part that changed, else of the page. */
export function findFocusFallback(): HTMLElement | null {
  return findVisible('[data-focus-fallback]') ?? findVisible('h1') ?? null;
}

/** Moves the focus to a heading if it is lost. */
export function restoreFocus(): void {
  if (shouldRestoreFocus()) findFocusFallback()?.focus();
}

/**
 * Moves the focus to a heading when a part is shown or removed with the focused element, such as a banner. `parts` identifies the
 * parts that are shown.
 */
export function useFocusFallbackWithout(parts: string): void {
  const previous = useRef<string | null>(null);
  useEffect(() => {
    if (previous.current === parts) return;
    previous.current = parts;
    restoreFocus();
  }, [parts]);
}
