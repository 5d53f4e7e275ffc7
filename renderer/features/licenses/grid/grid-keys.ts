/** What a key does in a list of rows. */
export type GridAct =
  | { readonly is: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly is: 'open' }
  /** A letter, which belongs to a search. */
  | { readonly is: 'type' }
  | { readonly is: 'toggle' };

/** A pressed key, of which only this matters. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key means in a grid whose rows are moved along as a whole (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); null where it
 * is not the grid's. `page` is how many rows a page is.
 */
export function gridAct(
  pressed: PressedKey,
  at: number,
  total: number,
  page: number,
): GridAct | null {
  const { key, shiftKey, altKey } = pressed;
  if (altKey || total === 0) return null;
  const withCommand = pressed.ctrlKey || pressed.metaKey;
  const to = (index: number): GridAct => ({
    is: 'move',
    to: Math.max(0, Math.min(total - 1, index)),
    extend: shiftKey,
  });
  switch (key) {
    case 'Home':
      return to(0);
    case 'End':
      return to(total - 1);
    case 'ArrowDown':
      return withCommand ? null : to(at + 1);
    case 'ArrowUp':
      return withCommand ? null : to(at - 1);
    case 'PageDown':
      return withCommand ? null : to(at + page);
    case 'PageUp':
      return withCommand ? null : to(at - page);
    case 'Enter':
      return withCommand || shiftKey ? null : { is: 'open' };
    case ' ':
      return withCommand ? null : { is: 'toggle' };
    default:
      return withCommand || key.length !== 1 ? null : { is: 'type' };
  }
}
