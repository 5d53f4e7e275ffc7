import { useEffect, useState } from 'react';
import type { SeatStatus } from '../../../shared/app-state.ts';
import type { LicenseOwner } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useSeat } from './use-seat.ts';

/** Returns the owner of the license, asked of main after each check; null until Polar has said it in this run. */
export function useOwner(): LicenseOwner | null {
  const seat = useSeat();
  const id = seat?.id ?? null;
  const status = seat?.device.type === 'held' ? getCheckedStatus(seat.device.seatStatus) : null;
  const [owner, setOwner] = useState<LicenseOwner | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const answer = id === null || status === null ? null : await bridge.device.owner(id);
      if (isCurrent) setOwner(answer?.ok === true ? answer.value : null);
    };
    // Without its owner the card says all else.
    void ask().catch(() => null);
    return () => {
      isCurrent = false;
    };
  }, [id, status]);
  return owner;
}

/** Returns a name for a status that changes with each check that reached Polar. */
function getCheckedStatus(status: SeatStatus): string {
  return 'at' in status ? `${status.type} ${status.at}` : status.type;
}
