/** An action in a list of rows. */
export type GridAction =
  | { readonly type: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly type: 'open' }
  /** A letter, which belongs in the search field. */
  | { readonly type: 'type' }
  | { readonly type: 'toggle' };

/**
 * Returns the action of a key in a grid whose rows are selected as a whole (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); null
 * if the grid ignores the key. `pageLength` is the number of rows of a page.
 */
export function getGridAction(
  pressed: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  currentRow: number,
  total: number,
  pageLength: number,
): GridAction | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (altKey || total === 0) return null;
  const withCommand = ctrlKey || metaKey;
  const targets: Readonly<Record<string, number>> = {
    Home: 0,
    End: total - 1,
    ...(!withCommand && {
      ArrowDown: currentRow + 1,
      ArrowUp: currentRow - 1,
      PageDown: currentRow + pageLength,
      PageUp: currentRow - pageLength,
    }),
  };
  const target = targets[key];
  if (target !== undefined) {
    return { type: 'move', to: Math.max(0, Math.min(total - 1, target)), extend: shiftKey };
  }
  if (withCommand) return null;
  if (key === 'Enter') return shiftKey ? null : { type: 'open' };
  if (key === ' ') return { type: 'toggle' };
  return key.length === 1 ? { type: 'type' } : null;
}
