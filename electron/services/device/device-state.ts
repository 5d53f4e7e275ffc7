import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Activations } from '../activation/activations.ts';
import { seatView, type SeatRecord } from '../seat/seat-record.ts';

interface DeviceParts {
  readonly record: SeatRecord;
  readonly release: SeatRelease;
  /** Whether the seat on record is another computer's. */
  readonly isOtherComputer: boolean;
  readonly seatStatus: SeatStatus;
  readonly receipt: Receipt | null;
  readonly activations: Activations;
}

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
export function deviceState(parts: DeviceParts): DeviceState {
  const { record, release, seatStatus, receipt, activations } = parts;
  const held = record.get();
  // Polar confirmed that the seat is free, even if its record could not be erased yet.
  if (receipt !== null && held !== null && release.type === 'released') {
    return { type: 'released', receipt };
  }
  const activating = activatingState(activations);
  // This computer may be taking a seat of its own.
  if (held !== null && parts.isOtherComputer && release.type === 'idle') {
    return activating ?? { type: 'copied', seat: { ...seatView(held), otherComputer: true } };
  }
  if (held !== null) {
    const seat = seatView(held);
    return {
      type: 'held',
      seat: parts.isOtherComputer ? { ...seat, otherComputer: true } : seat,
      release,
      seatStatus,
    };
  }
  // What is unfinished comes before the receipt of what has ended.
  const problem = record.problem() ?? activations.problem();
  if (problem !== null) return problem;
  if (activating !== null) return activating;
  if (receipt !== null) return { type: 'released', receipt };
  return { type: 'none' };
}
