import type { OtherSeats } from '../../electron/services/seat/other-seats.ts';

/** The other seats of a computer that has none. */
export const noOtherSeats: OtherSeats = {
  failure: () => null,
  mayHaveOtherKey: () => false,
  isHeldBeside: () => false,
};
