import { type RefObject, useLayoutEffect, useState } from 'react';

/** The space around an element at the foot of the window, in CSS pixels. */
const margin = 24;

/** Whether the focused element reaches into the lowest `height` pixels of the window, or into the space around them. */
function isFocusInStrip(height: number): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return false;
  const { top, bottom } = activeElement.getBoundingClientRect();
  return top < window.innerHeight && bottom > window.innerHeight - height - 2 * margin;
}

/** Whether `part`, at the foot of the window, would cover the focused element: WCAG 2.4.11. */
export function useFocusObscured(part: RefObject<HTMLElement | null>): boolean {
  const [isObscured, setObscured] = useState(false);
  useLayoutEffect(() => {
    let frame = 0;
    const update = () => setObscured(isFocusInStrip(part.current?.offsetHeight ?? 0));
    // The window scrolls to an element after it receives the focus.
    const updateNextFrame = () => {
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(update);
    };
    update();
    document.addEventListener('focusin', updateNextFrame);
    return () => {
      document.removeEventListener('focusin', updateNextFrame);
      window.cancelAnimationFrame(frame);
    };
  }, [part]);
  return isObscured;
}
