import type { DeviceState, MoveStage, SeatState } from '../shared/app-state.ts';
import type { SeatId } from '../shared/seat-id.ts';
import { onlySeat } from '../shared/seats.ts';

/** What the window shows as this device. */
interface ShownSeat {
  /** Null if this computer has no seat, or several. */
  readonly id: SeatId | null;
  readonly device: DeviceState;
  readonly move: MoveStage | null;
}

/** Returns the seat that the window shows on a page of its own: the only one, or of several the one that is being moved. */
export function getShownSeat(seats: readonly SeatState[]): ShownSeat {
  const seat = onlySeat(seats) ?? seats.find(({ move }) => move !== null);
  return seat ?? { id: null, device: { type: 'none' }, move: null };
}
