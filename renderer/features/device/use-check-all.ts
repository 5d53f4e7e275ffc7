import { useEffect, useRef, useState } from 'react';
import type { SeatState } from '../../../shared/app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { getCheckable, getCheckResults } from './check-results.ts';

/** How far the checks of all seats have come. */
export interface CheckProgress {
  /** The number of the seat that is being checked, from 1. */
  readonly current: number;
  readonly total: number;
}

/**
 * Checks all seats that can be checked, one after the other, and shows the result as a toast. The checks end when the person leaves the page.
 * `progress` is null while none run.
 */
export function useCheckAll(seats: readonly SeatState[]) {
  const messages = useText().device.licenses.checkAll;
  const { showToast } = useAnnouncer();
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const checkable = getCheckable(seats);

  const check = useAnnouncedAction(
    async () => {
      for (const [order, id] of checkable.entries()) {
        if (!isShown.current) break;
        setProgress({ current: order + 1, total: checkable.length });
        // A seat that is gone meanwhile does not keep the others from being checked.
        await bridge.device.check(id);
      }
      return await bridge.state.get();
    },
    (state) => {
      if (!isShown.current) return;
      showToast(messages.results(getCheckResults(state.seats, checkable, Date.now())));
    },
  );
  return {
    canCheck: checkable.length > 0,
    progress: check.busy ? progress : null,
    run: check.run,
  };
}
