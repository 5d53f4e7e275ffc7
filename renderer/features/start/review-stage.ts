import { notTold } from '../../../shared/license.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';

/** Where a person is between a key that was entered and the seat it takes. */
export type ReviewStage =
  /** The license was set up without seats: there is nothing to activate. */
  | { readonly is: 'no-seats' }
  /** A seat that this computer took is there, or one of its name: its own from before its data was lost, for sure or perhaps. */
  | { readonly is: 'old-seat'; readonly seat: ListedSeat; readonly isFull: boolean }
  /** As far as anyone knows, a seat is free. */
  | { readonly is: 'open' }
  /** All are taken, and here they are. */
  | { readonly is: 'list'; readonly taken: NonNullable<KeyPreview['taken']> }
  /** All are taken, and nobody here may list them. */
  | { readonly is: 'ways' }
  /** A seat was freed for this computer. */
  | { readonly is: 'freed'; readonly label: string };

/**
 * The stage after what is known and what was done. `freed`: the device whose seat was freed here; a look may lag behind that.
 * `metLimit`: Polar refused an activation since all seats are taken. `wantsNew`: the old seat is another computer's.
 */
export function reviewStage(
  preview: KeyPreview,
  done: { readonly freed: string | null; readonly metLimit: boolean; readonly wantsNew: boolean },
): ReviewStage {
  const { limit, taken } = preview;
  if (limit === null) return { is: 'no-seats' };
  if (done.freed !== null) return { is: 'freed', label: done.freed };
  const old =
    taken?.seats.find(({ isThisComputer }) => isThisComputer) ??
    taken?.seats.find(({ isLikeThis }) => isLikeThis);
  const isFull = taken !== null && limit !== notTold && taken.count >= limit;
  const full = isFull || done.metLimit;
  if (old !== undefined && !done.wantsNew) return { is: 'old-seat', seat: old, isFull: full };
  if (!full) return { is: 'open' };
  return taken === null ? { is: 'ways' } : { is: 'list', taken };
}
