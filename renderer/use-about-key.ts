import { useEffect, useEffectEvent } from 'react';
import type { Screen } from './screen.ts';

/** Whether a pressed key is a letter of what the person types. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/**
 * Calls `onPress` for a question mark that is not typed into a field. Not on the page about the app itself, and not while a dialog is open,
 * which makes the window inert.
 */
export function useAboutKey(screen: Screen, onPress: () => void): void {
  const handlePress = useEffectEvent(() => {
    if (screen !== 'about') onPress();
  });
  useEffect(() => {
    const handleKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (key !== '?' || ctrlKey || metaKey || altKey || isTyping(target)) return;
      if (document.querySelector<HTMLElement>('.window')?.inert === true) return;
      handlePress();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
}
