import type { DeviceState } from '../../shared/app-state.ts';
import type { SeatId } from '../../shared/seat-id.ts';
import type { LicenseName } from '../../shared/license-name.ts';
import { mainSeat } from '../../shared/seats.ts';
import type { CommandCore } from '../compose-command.ts';
import type { LocalSeat } from '../services/device/local-seat.ts';

/** A seat with its state as the command knows it. */
export interface ChosenSeat {
  /** Null where this computer holds none. */
  readonly id: SeatId | null;
  /** The seat's services; null where this computer holds none. */
  readonly seat: LocalSeat | null;
  readonly device: DeviceState;
  /** The name of its license; null where no record shows it. */
  readonly name: LicenseName | null;
}

/** What is chosen on a computer without a seat. */
export const noSeat: ChosenSeat = {
  id: null,
  seat: null,
  device: { type: 'none' },
  name: null,
};

/** Returns all seats of this computer, in the order in which they were taken. */
export function allSeats(core: CommandCore): readonly ChosenSeat[] {
  return core.state
    .get()
    .seats.map(({ id, device, name }) => ({ id, seat: core.seats.find(id), device, name }));
}

/** Returns a seat with its present state. */
export function chosen(core: CommandCore, seat: LocalSeat | null): ChosenSeat {
  if (seat === null) return noSeat;
  const shown = allSeats(core).find(({ id }) => id === seat.id);
  return shown ?? { ...noSeat, id: seat.id, seat };
}

/** Returns the one of several seats that needs attention most; `noSeat` of none. */
export function mainOf(choices: readonly ChosenSeat[]): ChosenSeat {
  const states = choices.flatMap(({ id, device, name }) =>
    id === null ? [] : [{ id, device, name, move: null }],
  );
  const main = mainSeat(states, null);
  return choices.find(({ id }) => id !== null && id === main?.id) ?? choices[0] ?? noSeat;
}

/** Returns the only seat, or of several the one that needs attention most. */
export function mainChoice(core: CommandCore): ChosenSeat {
  return mainOf(allSeats(core));
}

/** Returns the only seat if its record was copied from another computer, else null. */
export function onlyCopied(core: CommandCore): LocalSeat | null {
  const { seats } = core.state.get();
  const [only, ...others] = seats;
  const seat = only === undefined || others.length > 0 ? null : core.seats.find(only.id);
  return seat?.device.isOtherComputer() === true ? seat : null;
}

/** Whether nothing of the seat is left to release: Polar has confirmed that it is free. */
export function isFree({ type, ...device }: DeviceState): boolean {
  if (type === 'none' || type === 'released') return true;
  return 'release' in device && device.release.type === 'released';
}
