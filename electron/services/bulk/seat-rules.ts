import { daysBetween } from '../../../shared/days.ts';
import type { SeatRule } from '../../../shared/bulk-release.ts';
import type { KnownSeat } from '../licenses/known-seats.ts';

/**
 * The seats of one license that a rule lets go; `seats` are newest first. `rotatedAt`: when the key was replaced, null where this app
 * does not know of it.
 */
export function seatsOfRule(
  rule: SeatRule,
  seats: readonly KnownSeat[],
  rotatedAt: number | null,
  now: number,
): readonly KnownSeat[] {
  switch (rule.is) {
    case 'all':
      return seats;
    case 'older-than':
      return seats.filter(({ activatedAt }) => daysBetween(activatedAt, now) > rule.days);
    case 'duplicates': {
      const names = new Set<string>();
      return seats.filter(({ label }) => {
        const name = label.trim().toLowerCase();
        const isAgain = names.has(name);
        names.add(name);
        return isAgain;
      });
    }
    case 'all-but-newest':
      return seats.slice(1);
    case 'stranded':
      return rotatedAt === null ? [] : seats.filter(({ activatedAt }) => activatedAt < rotatedAt);
  }
}
