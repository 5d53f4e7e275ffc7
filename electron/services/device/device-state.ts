import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Activations } from '../activation/activations.ts';
import { seatView } from '../seat/seat-record.ts';
import type { DeviceServices } from './device-services.ts';

function activatingState(activations: Activations) {
  const intent = activations.pending();
  if (intent === null) return null;
  const state: DeviceState = {
    type: 'activating',
    label: intent.label,
    isUnfinished: !activations.isActivating(),
    saveFailure: activations.unsaved(),
  };
  return activations.isPendingElsewhere() ? { ...state, otherComputer: true as const } : state;
}

/** Returns the one state that the window shows. */
export function deviceState(
  { record, receipts, checks, activations, isOtherComputer }: DeviceServices,
  release: SeatRelease,
): DeviceState {
  const held = record.get();
  const receipt = receipts.unseen();
  // Polar confirmed that the seat is free, even if its record could not be erased yet.
  if (receipt !== null && held !== null && release.type === 'released') {
    return { type: 'released', receipt };
  }
  const activating = activatingState(activations);
  if (held !== null) {
    const isCopied = isOtherComputer();
    const seat = { ...seatView(held), ...(isCopied ? { otherComputer: true as const } : {}) };
    // This computer may be taking a seat of its own.
    if (isCopied && release.type === 'idle') return activating ?? { type: 'copied', seat };
    return { type: 'held', seat, release, seatStatus: checks.seatStatus() };
  }
  // What is unfinished comes before the receipt of what has ended.
  const problem = record.problem() ?? activations.problem();
  if (problem !== null) return problem;
  if (activating !== null) return activating;
  if (receipt !== null) {
    const again = receipts.releasedLicense() === null ? {} : { canActivateAgain: true as const };
    return { type: 'released', receipt, ...again };
  }
  return { type: 'none' };
}
