import { useEffect, useEffectEvent } from 'react';

/** Hears the Escape key, wherever the focus is, but in a dialog and in a search field: they have their own use for it. */
export function useEscape(listener: () => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => {
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented || !(target instanceof Element)) return;
      if (target.closest('[role="alertdialog"], [type="search"]') === null) heard();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
