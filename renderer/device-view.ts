import type { SeatState } from '../shared/app-state.ts';
import type { Failure } from '../shared/failure.ts';
import type { SeatId } from '../shared/seat-id.ts';
import { onlySeat } from '../shared/seats.ts';

/** What the person opened under "This device". With one license only `adding` makes a difference. */
export type DeviceView =
  /** The licenses, or the page of the only one. `left`: the license whose page was open before. */
  | { readonly type: 'all'; readonly left: SeatId | null }
  /** The page of one license. `found`: why the key that was entered led here; null if none was. */
  | { readonly type: 'seat'; readonly id: SeatId; readonly found: Failure | null }
  /** The form that adds a license. `known`: the seats before. `form`: the one that opens. */
  | {
      readonly type: 'adding';
      readonly known: readonly SeatId[];
      readonly form: 'activate' | 'import';
    }
  /** The form that ends the unfinished activation of a seat, and the seat's page once it has ended. */
  | { readonly type: 'unfinished'; readonly id: SeatId }
  /** The page of the license that was added since there were the `known` seats. */
  | { readonly type: 'added'; readonly known: readonly SeatId[] };

/** All licenses, without one that was left. */
export const allLicenses: DeviceView = { type: 'all', left: null };

/** Returns the seats that the window shows as licenses: not one of which only an unfinished move is left. */
export function getListedSeats(seats: readonly SeatState[]): readonly SeatState[] {
  return seats.filter(({ device }) => device.type !== 'none');
}

/** Returns the seat that has a page of its own now: the only one, or the one that the person opened. Null for none. */
export function getOpenSeat(seats: readonly SeatState[], view: DeviceView): SeatState | null {
  const listed = getListedSeats(seats);
  const only = onlySeat(listed) ?? onlySeat(seats);
  switch (view.type) {
    case 'all':
      return only;
    case 'seat':
    case 'unfinished':
      return seats.find(({ id }) => id === view.id) ?? only;
    case 'adding':
      return null;
    case 'added':
      return listed.find(({ id }) => !view.known.includes(id)) ?? only;
  }
}
