import { type RefObject, useLayoutEffect, useState } from 'react';

/** The room around something at the foot of the window, in CSS pixels. */
const margin = 24;

/** Whether the focus is in a strip so high at the foot of the window, with some room around. */
function isFocusInStrip(height: number): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return false;
  const { top, bottom } = activeElement.getBoundingClientRect();
  return top < window.innerHeight && bottom > window.innerHeight - height - 2 * margin;
}

/** Whether `part`, which stands at the foot of the window, would hide what has the focus there: WCAG 2.4.11. */
export function useFocusObscured(part: RefObject<HTMLElement | null>): boolean {
  const [isObscured, setObscured] = useState(false);
  useLayoutEffect(() => {
    let frame = 0;
    const update = () => setObscured(isFocusInStrip(part.current?.offsetHeight ?? 0));
    // The window scrolls to what takes the focus after it has it.
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
