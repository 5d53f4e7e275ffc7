import { useEffect, useEffectEvent } from 'react';

/** Calls `listener` when Escape is pressed, wherever the focus is, unless a dialog or a search field handles the key. */
export function useEscape(listener: () => void): void {
  const handleEscape = useEffectEvent(listener);
  useEffect(() => {
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented || !(target instanceof Element)) return;
      // A dialog exists before it has the focus.
      const isDialogOpen = document.querySelector('[role="alertdialog"]') !== null;
      if (!isDialogOpen && target.closest('[type="search"]') === null) handleEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
