import type { SeatCount } from '../../../shared/license.ts';

/** The most places that are drawn one by one. More others or free ones are drawn as one place with their number. */
const maxSinglePlaces = 3;

/** One place in the row of a license's seats. `count`: the seats it stands for. */
export interface SeatPlace {
  readonly type: 'this' | 'other' | 'free';
  readonly count: number;
}

/** Returns the places of a license's seats: this computer's, those of others, the free ones. Only this computer's if the count is unknown. */
export function getSeatPlaces(seats: SeatCount | null): readonly SeatPlace[] {
  const thisPlace: SeatPlace = { type: 'this', count: 1 };
  if (seats === null) return [thisPlace];
  const others = Math.max(0, seats.used - 1);
  const free = seats.limit === null ? 0 : Math.max(0, seats.limit - Math.max(1, seats.used));
  const isSingle = 1 + others + free <= maxSinglePlaces;
  const placesOf = (type: 'other' | 'free', count: number): SeatPlace[] => {
    if (count === 0) return [];
    return isSingle
      ? Array.from({ length: count }, (): SeatPlace => ({ type, count: 1 }))
      : [{ type, count }];
  };
  return [thisPlace, ...placesOf('other', others), ...placesOf('free', free)];
}
