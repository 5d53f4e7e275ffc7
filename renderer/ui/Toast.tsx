import { useEffect, useRef, useState } from 'react';
import { useText } from '../use-text.ts';
import { Icon } from './Icon.tsx';
import { restoreFocus } from './use-focus-fallback.ts';
import { useToastPlace } from './use-toast-place.ts';
import './toast.css';

/** Milliseconds for which a toast is shown. */
const shownFor = 6000;

interface ToastProps {
  readonly children: string;
  readonly onEnd: () => void;
}

/** A message at the edge of the window, where it covers no control. It goes by itself, unless the focus is on its button. */
export function Toast({ children, onEnd }: ToastProps) {
  const { dismiss } = useText().app.actions;
  const toast = useRef<HTMLOutputElement>(null);
  const place = useToastPlace(toast);
  const [isHeld, setHeld] = useState(false);
  const handleEnd = useRef(onEnd);
  useEffect(() => {
    handleEnd.current = onEnd;
  }, [onEnd]);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = window.setTimeout(() => handleEnd.current(), shownFor);
    return () => window.clearTimeout(timer);
  }, [isHeld]);
  return (
    // The announcer's live regions announce it.
    <output ref={toast} className="toast row" style={place} aria-live="off">
      <Icon name="check" />
      <span>{children}</span>
      <button
        type="button"
        aria-label={dismiss}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onClick={() => {
          onEnd();
          window.setTimeout(restoreFocus);
        }}
      >
        <Icon name="close" size={16} />
      </button>
    </output>
  );
}
