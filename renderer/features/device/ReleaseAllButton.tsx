import { useState } from 'react';
import type { SeatState } from '../../../shared/app-state.ts';
import { isReleasedWithAll } from '../../../shared/seats.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import type { Action } from '../../ui/use-action.ts';
import { useToastAction } from '../../ui/use-toast-action.ts';
import type { JointRelease } from './joint-release.ts';
import { ReleaseAllDialog } from './ReleaseAllDialog.tsx';

/** Whether several seats can be released now. */
export function canReleaseAll(seats: readonly SeatState[]): boolean {
  return countReleasable(seats) > 1;
}

function countReleasable(seats: readonly SeatState[]): number {
  return seats.filter(({ device }) => isReleasedWithAll(device)).length;
}

/** Takes back all releases during their countdown. */
export function useUndoAll(): Action<[]> {
  const messages = useText().device.licenses;
  return useToastAction(() => bridge.device.cancelAll(), messages.undone);
}

interface ReleaseAllButtonProps {
  readonly seats: readonly SeatState[];
  /** Null unless several releases are taken back together. */
  readonly jointRelease: JointRelease | null;
  readonly undo: Action<[]>;
  /** The fewest seats for which it is offered; default 2. */
  readonly fewest?: number;
  /** Whether the release is the recommended action, as in a move. */
  readonly isRecommended?: boolean;
}

/** Asks to release all seats; during a joint release it takes all back. Nothing where neither is possible. */
export function ReleaseAllButton(props: ReleaseAllButtonProps) {
  const { seats, jointRelease, undo, fewest = 2, isRecommended = false } = props;
  const messages = useText().device.licenses;
  const [isAsking, setAsking] = useState(false);
  const isHolding = jointRelease !== null;
  return (
    <>
      {(isHolding || countReleasable(seats) >= fewest) && (
        // One element: after the dialog the focus returns to the button that takes the releases back.
        <Button
          variant={isHolding || isRecommended ? 'primary' : 'danger'}
          busy={undo.busy}
          data-focus-fallback={isHolding ? true : undefined}
          onClick={isHolding ? undo.run : () => setAsking(true)}
        >
          {isHolding ? messages.undo : messages.releaseAll}
        </Button>
      )}
      <ReleaseAllDialog open={isAsking} seats={seats} onClose={() => setAsking(false)} />
    </>
  );
}
