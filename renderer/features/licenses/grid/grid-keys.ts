/** An action in a list of rows. */
export type GridAction =
  | { readonly type: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly type: 'open' }
  /** A letter, which belongs in the search field. */
  | { readonly type: 'type' }
  | { readonly type: 'toggle' };

/** The properties of a key event that matter here. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * Returns the action of a key in a grid whose rows are selected as a whole (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); null
 * if the grid ignores the key. `pageLength` is the number of rows of a page.
 */
export function getGridAction(
  pressed: PressedKey,
  currentRow: number,
  total: number,
  pageLength: number,
): GridAction | null {
  const { key, shiftKey, altKey } = pressed;
  if (altKey || total === 0) return null;
  const withCommand = pressed.ctrlKey || pressed.metaKey;
  const moveTo = (index: number): GridAction => ({
    type: 'move',
    to: Math.max(0, Math.min(total - 1, index)),
    extend: shiftKey,
  });
  switch (key) {
    case 'Home':
      return moveTo(0);
    case 'End':
      return moveTo(total - 1);
    case 'ArrowDown':
      return withCommand ? null : moveTo(currentRow + 1);
    case 'ArrowUp':
      return withCommand ? null : moveTo(currentRow - 1);
    case 'PageDown':
      return withCommand ? null : moveTo(currentRow + pageLength);
    case 'PageUp':
      return withCommand ? null : moveTo(currentRow - pageLength);
    case 'Enter':
      return withCommand || shiftKey ? null : { type: 'open' };
    case ' ':
      return withCommand ? null : { type: 'toggle' };
    default:
      return withCommand || key.length !== 1 ? null : { type: 'type' };
  }
}
