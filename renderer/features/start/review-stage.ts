import { unknownValue } from '../../../shared/license.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';

/** A stage between entering a key and taking a seat. */
export type ReviewStage =
  /** The license has no seats, so there is nothing to activate. */
  | { readonly type: 'no-seats' }
  /** This computer took a seat earlier, or a seat has its name: its own from before its data was lost, certainly or probably. */
  | { readonly type: 'old-seat'; readonly seat: ListedSeat; readonly isFull: boolean }
  /** A seat is free, as far as the app knows. */
  | { readonly type: 'open' }
  /** All seats are taken, and the app can list them. `freed`: the device whose seat the person freed, which was not enough; null for none. */
  | {
      readonly type: 'list';
      readonly taken: NonNullable<KeyPreview['taken']>;
      readonly freed: string | null;
    }
  /** All seats are taken, and the app cannot list them. */
  | { readonly type: 'ways' }
  /** The person freed a seat, and the license has a free one since. */
  | { readonly type: 'freed'; readonly label: string };

/**
 * Returns the stage. `freed`: the device whose seat the person freed here; the preview counts the seats without it. `hasReachedLimit`:
 * Polar refused an activation since because all seats are taken. `hasDeclinedOldSeat`: the person said that the old seat belongs to
 * another computer.
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
  const oldSeat =
    taken?.seats.find(({ isThisComputer }) => isThisComputer) ??
    taken?.seats.find(({ hasThisComputersName }) => hasThisComputersName);
  const isFull = taken !== null && limit !== unknownValue && taken.count >= limit;
  const isLimitReached = isFull || progress.hasReachedLimit;
  const { freed } = progress;
  if (freed !== null && !isLimitReached) return { type: 'freed', label: freed };
  if (oldSeat !== undefined && !progress.hasDeclinedOldSeat && freed === null)
    return { type: 'old-seat', seat: oldSeat, isFull: isLimitReached };
  if (!isLimitReached) return { type: 'open' };
  return taken === null ? { type: 'ways' } : { type: 'list', taken, freed };
}
