import type { DeviceState } from '../../../shared/app-state.ts';
import type { AskedBy } from '../../storage/records.ts';

/** The menu's ways to end the app. */
export type QuitAction = 'release-and-quit' | 'uninstall';

/** Dependencies of a quit action: the device, the window and the system. */
export interface QuitDeps {
  readonly device: () => DeviceState;
  /** Whether removing the app releases the seat (vendor.json). */
  readonly releaseOnUninstall: boolean;
  readonly confirm: (action: QuitAction, device: DeviceState) => Promise<boolean>;
  /** Releases without a countdown. Resolves with the device's state when the release has ended or waits. */
  readonly release: (by: AskedBy) => Promise<DeviceState>;
  /** Shows why the seat could not be released, and that the app stays. */
  readonly explain: (device: DeviceState) => Promise<void>;
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
function isFree(device: DeviceState): boolean {
  if (device.type === 'held') return device.release.type === 'released';
  return device.type === 'released' || device.type === 'none';
}

/**
 * Releases the seat, and ends the app or removes it only after Polar confirmed the release. Otherwise the app stays, so that the person can
 * try again.
 */
export async function runQuitAction(action: QuitAction, deps: QuitDeps): Promise<void> {
  const before = deps.device();
  if (!(await deps.confirm(action, before))) return;
  const isUninstall = action === 'uninstall';
  if (releasesSeat(action, before, deps.releaseOnUninstall)) {
    const after = await deps.release(isUninstall ? 'uninstall' : 'person');
    if (!isFree(after)) {
      await deps.explain(after);
      return;
    }
  }
  if (isUninstall && !(await deps.trash())) {
    await deps.explainNotRemoved();
    return;
  }
  deps.quit();
}
