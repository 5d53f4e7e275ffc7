import type { Failure } from '../../../../shared/failure.ts';

/** Whether a failed activation may have taken a seat, or has taken one that is not saved yet. This device's page shows which. */
export function mayHaveTakenSeat({ code }: Failure): boolean {
  return code === 'activation-unfinished' || code === 'outcome-unsaved';
}
