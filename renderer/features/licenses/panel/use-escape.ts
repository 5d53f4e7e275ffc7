import { useEffect, useEffectEvent } from 'react';

/** Hears the Escape key, wherever the focus is, unless a dialog or a search field has its own use for it. */
export function useEscape(listener: () => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => {
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented || !(target instanceof Element)) return;
      // A dialog that has just opened is there before the focus is in it.
      const isAsking = document.querySelector('[role="alertdialog"]') !== null;
      if (!isAsking && target.closest('[type="search"]') === null) heard();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
