import { type RefObject, useEffect, useRef } from 'react';

let isRequested = false;
let focusShownField: (() => void) | null = null;

/** Focuses the search field of the shown screen, or of the next screen that has one. */
export function requestSearch(): void {
  if (focusShownField === null) isRequested = true;
  else focusShownField();
}

/** Returns a ref for a screen's search field, which `requestSearch` focuses. Only one screen with such a field is shown at a time. */
export function useSearchField(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = () => {
      field.current?.focus();
      field.current?.select();
    };
    focusShownField = focus;
    if (isRequested) focus();
    isRequested = false;
    return () => {
      focusShownField = null;
    };
  }, []);
  return field;
}
