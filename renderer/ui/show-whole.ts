import type { FocusEvent } from 'react';

/** Scrolls a text area into view that gets the focus. Chromium shows only the line of its caret. */
export function showWhole({ currentTarget }: FocusEvent<HTMLTextAreaElement>): void {
  currentTarget.scrollIntoView({ block: 'nearest' });
}
