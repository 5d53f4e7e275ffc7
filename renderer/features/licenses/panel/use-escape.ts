import { useEffect, useEffectEvent } from 'react';

/** Hears the Escape key, wherever the focus is, unless a dialog or a search field has its own use for it. */
export function useEscape(listener: () => void): void {
  const handleEscape = useEffectEvent(listener);
  useEffect(() => {
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented || !(target instanceof Element)) return;
      // A dialog that has just opened is there before the focus is in it.
      const isDialogOpen = document.querySelector('[role="alertdialog"]') !== null;
      if (!isDialogOpen && target.closest('[type="search"]') === null) handleEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
