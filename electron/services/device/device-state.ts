import type { DeviceState, Standing } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { FileProblem } from '../../storage/mirrored-file.ts';
import type { ActivationIntent } from '../../storage/records.ts';
import { seatView, type SeatRecord } from '../seat/seat-record.ts';

/** What main knows of this device. */
interface DeviceParts {
  readonly record: SeatRecord;
  readonly release: SeatRelease;
  /** Whether the seat on record is another computer's. */
  readonly isOther: boolean;
  readonly standing: Standing;
  readonly receipt: Receipt | null;
  readonly unfinished: ActivationIntent | null;
  /** Why a begun activation cannot be read though there is a file. */
  readonly unreadWish: FileProblem | null;
  /** Why the seat that it took is not written down; null where it took none that is known. */
  readonly unsaved: Failure | null;
  /** Whether the unfinished activation is on its way just now. */
  readonly isActivating: boolean;
  /** Whether the unfinished activation was begun on another computer. */
  readonly isOtherWish: boolean;
}

function activatingState({ unfinished, isActivating, unsaved, isOtherWish }: DeviceParts) {
  if (unfinished === null) return null;
  const state: DeviceState = {
    is: 'activating',
    label: unfinished.label,
    unfinished: !isActivating,
    unsaved,
  };
  return isOtherWish ? { ...state, otherComputer: true as const } : state;
}

/** The one state that the window shows, put together. */
export function deviceState(parts: DeviceParts): DeviceState {
  const { record, release, standing, receipt, unreadWish } = parts;
  const held = record.get();
  // A seat that Polar confirmed as free is free, even while its record could not be put away yet.
  if (receipt !== null && held !== null && release.is === 'released') {
    return { is: 'released', receipt };
  }
  const begun = activatingState(parts);
  // A seat of its own may be on its way to this computer.
  if (held !== null && parts.isOther && release.is === 'idle') {
    return begun ?? { is: 'copied', seat: { ...seatView(held), otherComputer: true } };
  }
  if (held !== null) {
    const seat = seatView(held);
    return {
      is: 'held',
      seat: parts.isOther ? { ...seat, otherComputer: true } : seat,
      release,
      standing,
    };
  }
  // What is open comes before the receipt of what is over.
  const problem = record.problem() ?? unreadWish;
  if (problem !== null) return { is: 'unreadable', ...problem };
  if (begun !== null) return begun;
  if (receipt !== null) return { is: 'released', receipt };
  return { is: 'none' };
}
