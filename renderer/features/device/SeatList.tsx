import { useState } from 'react';
import type { SeatState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { byUrgency } from '../../../shared/seats.ts';
import { useText } from '../../use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { PortalLink } from '../../ui/PortalLink.tsx';
import { Page } from '../../ui/Page.tsx';
import type { ScreenOpeners } from './device-actions.ts';
import { AllSeatsBar } from './AllSeatsBar.tsx';
import { getJointRelease } from './joint-release.ts';
import { useCheckAll } from './use-check-all.ts';
import { LicenseCard } from './LicenseCard.tsx';
import { SeatContext } from './seat-context.ts';
import './device.css';
import './license-list.css';

interface SeatListProps {
  readonly seats: readonly SeatState[];
  /** The license whose page the person has left; null for none. */
  readonly left: SeatId | null;
  readonly onOpen: (id: SeatId) => void;
  readonly onMove: (id: SeatId) => void;
  readonly onMoveAll: () => void;
  readonly onLost: () => void;
  readonly onAdd: () => void;
  readonly onUseExisting: () => void;
  readonly onHelp: () => void;
  readonly screens: ScreenOpeners;
}

/** The licenses of this computer, the one that needs attention first, and what can be done with all of them. */
export function SeatList(props: SeatListProps) {
  const { seats, left, onOpen, onMove, onMoveAll, onAdd, onHelp } = props;
  const text = useText();
  const listed = useStableOrder(seats);
  const jointRelease = getJointRelease(seats);
  const { canCheck, progress, run: checkAll } = useCheckAll(seats);
  return (
    <Page
      title={text.device.title}
      layout="list"
      actions={
        (canCheck || progress !== null) && (
          <Button busy={progress !== null} onClick={checkAll}>
            {text.device.actions.check}
          </Button>
        )
      }
    >
      <AllSeatsBar
        seats={listed}
        jointRelease={jointRelease}
        checkProgress={progress}
        onMoveAll={onMoveAll}
        onAdd={onAdd}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- WebKit's screen reader omits a list without markers. */}
      <ul className="license-list" role="list" aria-label={text.device.licenses.list}>
        {listed.map(
          ({ id, device }) =>
            device.type !== 'none' && (
              <SeatContext key={id} value={id}>
                <LicenseCard
                  device={device}
                  isReleasedJointly={jointRelease !== null}
                  isLeft={id === left}
                  onOpen={() => onOpen(id)}
                  onMove={() => onMove(id)}
                  onEnterKey={onAdd}
                  onUseExisting={props.onUseExisting}
                  onScreen={(action) => props.screens[action](id)}
                />
              </SeatContext>
            ),
        )}
      </ul>
      <div className="side-entry-points">
        <Button variant="quiet" icon="removed" onClick={props.onLost}>
          {text.support.entryPoints.lost.title}
        </Button>
        <Button variant="quiet" icon="question" onClick={onHelp}>
          {text.support.entryPoints.help}
        </Button>
        <PortalLink topic={null} />
      </div>
    </Page>
  );
}

/**
 * Returns the seats by their urgency when the list is opened. Later changes of a state move nothing, unless the person has not used the
 * window yet. A new seat comes last.
 */
function useStableOrder(seats: readonly SeatState[]): readonly SeatState[] {
  const now = useNow(60_000);
  const [order, setOrder] = useState<readonly SeatId[]>(() =>
    byUrgency(seats, now).map(({ id }) => id),
  );
  const known = order.flatMap((id) => seats.find((seat) => seat.id === id) ?? []);
  const added = seats.filter(({ id }) => !order.includes(id));
  const next = navigator.userActivation.hasBeenActive
    ? [...known, ...added]
    : byUrgency(seats, now);
  if (next.some(({ id }, index) => order[index] !== id)) setOrder(next.map(({ id }) => id));
  return next;
}
