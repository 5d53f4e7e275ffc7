import { useLayoutEffect } from 'react';

/** Count of the open dialogs. One can open above another. */
let openDialogs = 0;

function setInert(): void {
  const behind = document.querySelector<HTMLElement>('.window');
  if (behind !== null) behind.inert = openDialogs > 0;
}

/**
 * Makes the window behind an open dialog inert. The dialog library returns the focus one frame late, and a held Tab key is past the
 * dialog by then.
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
