import type { SeatView } from '../../../shared/license.ts';

/**
 * Returns the share of the time from the activation to the expiry that has passed, from 0 to 1. Null for a license without an end, and if one of
 * the times is unknown or they are in the wrong order, since a bar would then show a guess.
 */
export function elapsedShare(
  { activatedAt, expiresAt }: Pick<SeatView, 'activatedAt' | 'expiresAt'>,
  now: number,
): number | null {
  if (activatedAt === null || typeof expiresAt !== 'number' || expiresAt <= activatedAt)
    return null;
  return Math.min(1, Math.max(0, (now - activatedAt) / (expiresAt - activatedAt)));
}
