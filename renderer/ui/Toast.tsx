import { useRef } from 'react';
import { Icon } from './Icon.tsx';
import { useFocusObscured } from './use-focus-obscured.ts';
import './toast.css';

/** A message at the foot of the window, or at its top while the focused element is at the foot. */
export function Toast({ children }: { readonly children: string }) {
  const toast = useRef<HTMLDivElement>(null);
  const isAbove = useFocusObscured(toast);
  return (
    // The announcer's live regions announce it.
    <div ref={toast} className="toast row" data-above={isAbove || undefined} aria-hidden="true">
      <Icon name="check" />
      {children}
    </div>
  );
}
