import type { FocusEvent } from 'react';

/**
 * Scrolls a text area into view that gets the focus and still has it in the next frame. Chromium shows only the line of its caret, and
 * scrolls there after the event.
 */
export function showWhole({ currentTarget }: FocusEvent<HTMLTextAreaElement>): void {
  requestAnimationFrame(() => {
    if (document.activeElement === currentTarget)
      currentTarget.scrollIntoView({ block: 'nearest' });
  });
}
