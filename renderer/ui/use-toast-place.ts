import { type RefObject, useLayoutEffect, useState } from 'react';
import { chooseToastPlace, type ToastPlace } from './toast-place.ts';

const keptClearSelector =
  'a[href], button, input, select, textarea, summary, [tabindex="0"], h1, h2';

/** Returns the place where `toast` covers no control and no heading. It changes as the person scrolls, resizes the window or moves the focus. */
export function useToastPlace(toast: RefObject<HTMLElement | null>): ToastPlace {
  const [place, setPlace] = useState<ToastPlace>({ left: 0, top: 0 });
  useLayoutEffect(() => {
    let frame = 0;
    const update = () => {
      const element = toast.current;
      if (element === null) return;
      const { width, height } = element.getBoundingClientRect();
      const view = { width: window.innerWidth, height: window.innerHeight };
      const isOutside = (other: Element) => !element.contains(other);
      const controls = [...document.querySelectorAll(keptClearSelector)]
        .filter((other) => isOutside(other) && other.checkVisibility())
        .map((other) => other.getBoundingClientRect());
      const { activeElement, body } = document;
      const isFocused =
        activeElement !== null && activeElement !== body && isOutside(activeElement);
      const focused = isFocused ? activeElement.getBoundingClientRect() : null;
      setPlace(chooseToastPlace({ width, height }, view, controls, focused));
    };
    // The window scrolls to an element after it receives the focus.
    const updateNextFrame = () => {
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(update);
    };
    update();
    document.addEventListener('focusin', updateNextFrame);
    document.addEventListener('scroll', updateNextFrame, { capture: true, passive: true });
    window.addEventListener('resize', updateNextFrame);
    return () => {
      document.removeEventListener('focusin', updateNextFrame);
      document.removeEventListener('scroll', updateNextFrame, { capture: true });
      window.removeEventListener('resize', updateNextFrame);
      window.cancelAnimationFrame(frame);
    };
  }, [toast]);
  return place;
}
