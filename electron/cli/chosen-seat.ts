import type { DeviceState } from '../../shared/app-state.ts';
import { deviceOf, mainSeat } from '../../shared/seats.ts';
import type { CommandCore } from '../compose-command.ts';
import type { LocalSeat } from '../services/device/local-seat.ts';

/** A seat with its state as the command knows it. */
export interface ChosenSeat {
  /** Null where this computer holds none. */
  readonly seat: LocalSeat | null;
  readonly device: DeviceState;
}

/** Returns a seat with its present state. */
export function chosen({ state }: CommandCore, seat: LocalSeat | null): ChosenSeat {
  return { seat, device: deviceOf(state.get().seats, seat?.id ?? null) };
}

/** Returns the only seat, or of several the one that needs attention most. */
export function mainChoice(core: CommandCore): ChosenSeat {
  const main = mainSeat(core.state.get().seats);
  if (main === null) return { seat: null, device: { type: 'none' } };
  return { seat: core.seats.find(main.id), device: main.device };
}

/** Returns the only seat if its record was copied from another computer, else null. */
export function onlyCopied(core: CommandCore): LocalSeat | null {
  const { seats } = core.state.get();
  const [only, ...others] = seats;
  const seat = only === undefined || others.length > 0 ? null : core.seats.find(only.id);
  return seat?.device.isOtherComputer() === true ? seat : null;
}
