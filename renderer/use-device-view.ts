import { startTransition, useState } from 'react';
import type { SeatState } from '../shared/app-state.ts';
import { done } from '../shared/failure.ts';
import { bridge } from './bridge.ts';
import { allLicenses, type DeviceView, getOpenSeat } from './device-view.ts';
import { getJointMove } from './features/device/move/move-stage.ts';
import { useAnnouncer } from './ui/Announcer.tsx';
import { useToastAction } from './ui/use-toast-action.ts';
import { useText } from './use-text.ts';

/** What is open under "This device". It begins with the license whose move is unfinished, or with all licenses where several move together. */
export function useDeviceView(seats: readonly SeatState[]) {
  const { hideToast } = useAnnouncer();
  const [hasJointMove] = useState(() => getJointMove(seats).length > 0);
  const [movingAtStart] = useState(() =>
    hasJointMove ? null : (seats.find(({ move }) => move !== null)?.id ?? null),
  );
  const [view, setView] = useState<DeviceView>(
    movingAtStart === null ? allLicenses : { type: 'seat', id: movingAtStart, found: null },
  );
  return {
    view,
    /** The seat that has a page of its own now; null for none. */
    open: getOpenSeat(seats, view),
    /** The screen of the move with which the window begins; null for none. */
    moveAtStart: getMoveAtStart(hasJointMove, movingAtStart !== null),
    openView: (next: DeviceView) => {
      // A message belongs to its page.
      hideToast();
      startTransition(() => setView(next));
    },
  };
}

function getMoveAtStart(isJoint: boolean, isMoving: boolean): 'move' | 'move-all' | null {
  if (isJoint) return 'move-all';
  return isMoving ? 'move' : null;
}

/** Returns a function that copies the key of the open license; it calls `onNone` if none is open, so that the person chooses one. */
export function useCopyKey(open: SeatState | null, onNone: () => void): () => void {
  const { copied } = useText().device.key;
  const copy = useToastAction(async () => {
    if (open?.device.type === 'held') return await bridge.device.copyKey(open.id);
    onNone();
    return done(false);
  }, copied);
  return copy.run;
}
