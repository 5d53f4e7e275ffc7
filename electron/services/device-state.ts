import type { DeviceState, Standing } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Receipt } from '../../shared/receipt.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { FileProblem } from '../storage/mirrored-file.ts';
import type { ActivationIntent } from '../storage/records.ts';
import { seatView, type SeatRecord } from './seat-record.ts';

/** What main knows of this device, put into the one state that the window shows. */
export function deviceState(parts: {
  readonly record: SeatRecord;
  readonly release: SeatRelease;
  readonly standing: Standing;
  readonly receipt: Receipt | null;
  readonly unfinished: ActivationIntent | null;
  /** Why a begun activation cannot be read though there is a file. */
  readonly unreadWish: FileProblem | null;
  /** Why the seat that it took is not written down; null where it took none that is known. */
  readonly unsaved: Failure | null;
  /** Whether the unfinished activation is on its way just now. */
  readonly isActivating: boolean;
}): DeviceState {
  const { record, release, standing, receipt, unfinished, unreadWish } = parts;
  const held = record.get();
  // A seat that Polar confirmed as free is free, even while its record could not be put away yet.
  if (receipt !== null && held !== null && release.is === 'released') {
    return { is: 'released', receipt };
  }
  if (held !== null) return { is: 'held', seat: seatView(held), release, standing };
  // What is open comes before the receipt of what is over.
  const problem = record.problem() ?? unreadWish;
  if (problem !== null) return { is: 'unreadable', ...problem };
  if (unfinished !== null) {
    const { isActivating, unsaved } = parts;
    return { is: 'activating', label: unfinished.label, unfinished: !isActivating, unsaved };
  }
  if (receipt !== null) return { is: 'released', receipt };
  return { is: 'none' };
}
