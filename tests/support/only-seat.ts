import type { AppState, DeviceState } from '../../shared/app-state.ts';
import type { SeatId } from '../../shared/seat-id.ts';
import { deviceOf, onlySeat } from '../../shared/seats.ts';
import type { Device } from '../../electron/services/device/device.ts';
import type { Seats } from '../../electron/services/device/seats.ts';

/** An id that no seat has. */
export const unknownSeatId: SeatId = 'ffffffff';

interface StateOfSeats {
  readonly state: { get(): Pick<AppState, 'seats'> };
}

/** Returns the state of the only seat; `none` if there is none. Throws for several. */
export function deviceIn({ state }: StateOfSeats): DeviceState {
  return deviceOfState(state.get());
}

/** Returns the state of the only seat in a state of the window; `none` if there is none. Throws for several. */
export function deviceOfState({ seats }: Pick<AppState, 'seats'>): DeviceState {
  if (seats.length > 1) throw new Error(`There are ${seats.length} seats.`);
  return deviceOf(seats, onlySeat(seats)?.id ?? null);
}

/** Returns the id of the only seat; `unknownSeatId` if there is none or several. */
export function onlyId({ state }: StateOfSeats): SeatId {
  return onlySeat(state.get().seats)?.id ?? unknownSeatId;
}

/** Returns the services of the only seat. Throws for none and for several. */
export function onlyDevice(core: StateOfSeats & { readonly seats: Seats }): Device {
  const seat = core.seats.find(onlyId(core));
  if (seat === null) throw new Error('There is not exactly one seat.');
  return seat.device;
}
