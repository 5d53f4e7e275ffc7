import { useId, useState } from 'react';
import { notTold, type Told } from '../../../../shared/license.ts';
import type { LicenseDetails, SeatOutcome, SeatRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { SeatPips } from '../../../ui/SeatPips.tsx';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import { ReleaseSeatDialog } from './ReleaseSeatDialog.tsx';
import { SeatItem } from './SeatItem.tsx';

interface SeatsPartProps {
  readonly details: LicenseDetails;
  /** The seat that somebody asked about, by its hash. */
  readonly named: string | undefined;
  /** The reason of a release to begin with. */
  readonly reason: string;
  readonly onReleased: (seat: SeatRow, how: SeatOutcome['how']) => void;
  /** A plan to release many seats is being made. */
  readonly onBulk: () => void;
}

/** A license's seats, drawn and in words, and each with its way out. */
export function SeatsPart({ details, named, reason, onReleased, onBulk }: SeatsPartProps) {
  const titleId = useId();
  const text = useAdminText();
  const words = text.licensePanel.seats;
  const { alarm } = useAnnouncer();
  const [asked, setAsked] = useState<SeatRow | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { license, seats, isWhole } = details;
  const limit = license.seatLimit;
  const stranded = seats.filter(({ isStranded }) => isStranded).length;
  // The button of a seat that is gone had the focus.
  const heading = useFocusRest(seats.map(({ seat }) => seat).join(' '));
  const plan = useAct(
    () =>
      bridge.bulk.plan({
        is: 'rule',
        scope: { is: 'licenses', licenseIds: [license.licenseId] },
        rule: { is: 'stranded' },
      }),
    onBulk,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {words.title}
      </h3>
      {isWhole ? (
        <div className="panel-count">
          {limit !== notTold && (
            <SeatPips
              seats={{ used: seats.length, limit }}
              own={seats.some(({ isThisComputer }) => isThisComputer) ? 'held' : 'gone'}
            />
          )}
          <p>{countLine(seats.length, limit, text)}</p>
        </div>
      ) : (
        <p className="panel-note">{seats.length === 0 ? words.notKnown : words.notWhole}</p>
      )}
      {seats.length === 0 ? (
        isWhole && <p className="panel-note">{words.none}</p>
      ) : (
        <ul className="panel-seats">
          {seats.map((seat) => (
            <SeatItem
              key={seat.seat}
              seat={seat}
              isNamed={seat.seat === named}
              onRelease={() => {
                setAsked(seat);
                setOpen(true);
              }}
            />
          ))}
        </ul>
      )}
      {stranded > 0 && (
        <div className="panel-stranded">
          <p className="panel-note">{words.stranded(stranded)}</p>
          {stranded > 1 && (
            <Button busy={plan.busy} onClick={plan.run}>
              {text.bulkRelease.stranded}
            </Button>
          )}
          {plan.failure !== null && <FailureNote failure={plan.failure} />}
        </div>
      )}
      {seats.length > 0 && (
        <p className="panel-note">
          {words.lastSeen} {words.again}
        </p>
      )}
      {asked !== null && (
        <ReleaseSeatDialog
          key={asked.seat}
          open={isOpen}
          license={license}
          seat={asked}
          used={isWhole ? seats.length : null}
          onClose={() => setOpen(false)}
          reason={reason}
          onReleased={(how) => {
            setOpen(false);
            onReleased(asked, how);
          }}
        />
      )}
    </section>
  );
}

function countLine(used: number, limit: Told<number | null>, text: PanelText): string {
  const words = text.licensePanel.seats;
  if (limit === notTold) return words.limitUnknown(used);
  return limit === null ? words.unlimited(used) : text.device.seats.ofLimit({ used, limit });
}
