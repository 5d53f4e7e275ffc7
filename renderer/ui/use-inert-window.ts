import { useLayoutEffect } from 'react';

/** How many dialogs are open. One can come above another. */
let openDialogs = 0;

function setInert(): void {
  const behind = document.querySelector<HTMLElement>('.window');
  if (behind !== null) behind.inert = openDialogs > 0;
}

/**
 * Keeps the window behind an open dialog from the keyboard. The dialog's own guards give the focus back a frame later, and
 * who holds Tab down is past them by then.
 */
export function useInertWindow(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    openDialogs += 1;
    setInert();
    return () => {
      openDialogs -= 1;
      setInert();
    };
  }, [isOpen]);
}
