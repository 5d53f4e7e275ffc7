import { daysBetween } from '../../../shared/days.ts';
import type { SeatRule } from '../../../shared/bulk-release.ts';
import type { KnownSeat } from '../licenses/packed-seats.ts';

/**
 * Returns the seats of one license that a rule chooses. A rule about age never chooses a seat without a time, and a seat without a name is
 * no duplicate. `seats`: newest first. `rotatedAt`: when the key was replaced; null where this app does not know of it.
 */
export function seatsMatchingRule(
  rule: SeatRule,
  seats: readonly KnownSeat[],
  rotatedAt: number | null,
  now: number,
): readonly KnownSeat[] {
  const dated = seats.flatMap((seat) =>
    seat.activatedAt === null ? [] : [{ seat, activatedAt: seat.activatedAt }],
  );
  const seatsOf = (chosen: typeof dated): KnownSeat[] => chosen.map(({ seat }) => seat);
  switch (rule.type) {
    case 'all':
      return seats;
    case 'older-than':
      return seatsOf(dated.filter(({ activatedAt }) => daysBetween(activatedAt, now) > rule.days));
    case 'duplicates': {
      const names = new Set<string>();
      return seatsOf(
        dated.filter(({ seat }) => {
          const name = seat.label.trim().toLowerCase();
          const isDuplicate = name !== '' && names.has(name);
          names.add(name);
          return isDuplicate;
        }),
      );
    }
    case 'all-but-newest':
      return seatsOf(dated.slice(1));
    case 'stranded':
      return rotatedAt === null
        ? []
        : seatsOf(dated.filter(({ activatedAt }) => activatedAt < rotatedAt));
  }
}
