import { unknownValue } from '../../../shared/license.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';

/** Where a person is between a key that was entered and the seat it takes. */
export type ReviewStage =
  /** The license was set up without seats: there is nothing to activate. */
  | { readonly type: 'no-seats' }
  /** A seat that this computer took is there, or one of its name: its own from before its data was lost, for sure or perhaps. */
  | { readonly type: 'old-seat'; readonly seat: ListedSeat; readonly isFull: boolean }
  /** As far as anyone knows, a seat is free. */
  | { readonly type: 'open' }
  /** All are taken, and here they are. */
  | { readonly type: 'list'; readonly taken: NonNullable<KeyPreview['taken']> }
  /** All are taken, and nobody here may list them. */
  | { readonly type: 'ways' }
  /** A seat was freed for this computer. */
  | { readonly type: 'freed'; readonly label: string };

/**
 * The stage after what is known and what was done. `freed`: the device whose seat was freed here; a look may lag behind that.
 * `hasReachedLimit`: Polar refused an activation since all seats are taken. `hasDeclinedOldSeat`: the old seat is another computer's.
 */
export function getReviewStage(
  preview: KeyPreview,
  progress: {
    readonly freed: string | null;
    readonly hasReachedLimit: boolean;
    readonly hasDeclinedOldSeat: boolean;
  },
): ReviewStage {
  const { limit, taken } = preview;
  if (limit === null) return { type: 'no-seats' };
  if (progress.freed !== null) return { type: 'freed', label: progress.freed };
  const oldSeat =
    taken?.seats.find(({ isThisComputer }) => isThisComputer) ??
    taken?.seats.find(({ hasThisComputersName }) => hasThisComputersName);
  const isFull = taken !== null && limit !== unknownValue && taken.count >= limit;
  const isLimitReached = isFull || progress.hasReachedLimit;
  if (oldSeat !== undefined && !progress.hasDeclinedOldSeat)
    return { type: 'old-seat', seat: oldSeat, isFull: isLimitReached };
  if (!isLimitReached) return { type: 'open' };
  return taken === null ? { type: 'ways' } : { type: 'list', taken };
}
