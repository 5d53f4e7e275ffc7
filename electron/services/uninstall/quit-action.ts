import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { deviceOf } from '../../../shared/seats.ts';
import type { AskedBy } from '../../storage/records.ts';

/** The menu's ways to end the app. */
export type QuitAction = 'release-and-quit' | 'uninstall';

/** What came of the release of one seat. */
export interface QuitOutcome {
  /** The seat as it was when the person was asked. */
  readonly seat: SeatState;
  /** Its state after the release. */
  readonly device: DeviceState;
}

/** Dependencies of a quit action: the seats, the window and the system. */
export interface QuitDeps {
  readonly seats: () => readonly SeatState[];
  /** Whether removing the app releases the seats (vendor.json). */
  readonly releaseOnUninstall: boolean;
  readonly confirm: (action: QuitAction, seats: readonly SeatState[]) => Promise<boolean>;
  /** Releases these seats without a countdown. Resolves when each release has ended or waits. */
  readonly release: (ids: readonly SeatId[], by: AskedBy) => Promise<void>;
  /** Shows what came of each release, of which not all are confirmed, and that the app stays. */
  readonly explain: (outcomes: readonly QuitOutcome[]) => Promise<void>;
  /** Moves the app to the Trash; false if the system refused. */
  readonly trash: () => Promise<boolean>;
  readonly explainNotRemoved: () => Promise<void>;
  readonly quit: () => void;
}

/** Whether a quit action releases a seat. It never releases another computer's. */
export function releasesSeat(
  action: QuitAction,
  device: DeviceState,
  releaseOnUninstall: boolean,
): boolean {
  if (device.type !== 'held' || device.seat.otherComputer === true) return false;
  return action !== 'uninstall' || releaseOnUninstall;
}

/** Whether Polar confirmed that the seat is free. Its record may still be on the disk if that cannot be written. */
export function isFree(device: DeviceState): boolean {
  if (device.type === 'held') return device.release.type === 'released';
  return device.type === 'released' || device.type === 'none';
}

/**
 * Releases the seats, and ends the app or removes it only after Polar confirmed each release. Otherwise the app stays, so that the person can
 * try again.
 */
export async function runQuitAction(action: QuitAction, deps: QuitDeps): Promise<void> {
  const before = deps.seats();
  if (!(await deps.confirm(action, before))) return;
  const isUninstall = action === 'uninstall';
  const released = before.filter(({ device }) =>
    releasesSeat(action, device, deps.releaseOnUninstall),
  );
  if (released.length > 0) {
    const ids = released.map(({ id }) => id);
    await deps.release(ids, isUninstall ? 'uninstall' : 'person');
    const after = deps.seats();
    const outcomes = released.map((seat) => ({ seat, device: deviceOf(after, seat.id) }));
    if (!outcomes.every(({ device }) => isFree(device))) {
      await deps.explain(outcomes);
      return;
    }
  }
  if (isUninstall && !(await deps.trash())) {
    await deps.explainNotRemoved();
    return;
  }
  deps.quit();
}
