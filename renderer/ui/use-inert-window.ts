import { useLayoutEffect } from 'react';

/** How many dialogs are open. One can come above another. */
let open = 0;

function setInert(): void {
  const behind = document.querySelector<HTMLElement>('.window');
  if (behind !== null) behind.inert = open > 0;
}

/**
 * Keeps the window behind an open dialog from the keyboard. The dialog's own guards give the focus back a frame later, and
 * who holds Tab down is past them by then.
 */
export function useInertWindow(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    open += 1;
    setInert();
    return () => {
      open -= 1;
      setInert();
    };
  }, [isOpen]);
}
