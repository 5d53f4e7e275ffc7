import { useId, useState } from 'react';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { formatDate } from '../../../../shared/format.ts';
import type { LicenseRow, SeatOutcome, SeatRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { OldAndNew } from '../../../ui/OldAndNew.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFailureNews } from '../../../ui/use-failure-announcement.ts';
import { usePlace } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import '../../../ui/field.css';

interface ReleaseSeatDialogProps {
  readonly open: boolean;
  readonly license: LicenseRow;
  readonly seat: SeatRow;
  /** Seats that the license has taken now. */
  /** How many seats are taken; null where that is not known. */
  readonly used: number | null;
  readonly onClose: () => void;
  /** The reason to begin with, such as a case's code. */
  readonly reason: string;
  readonly onReleased: (how: SeatOutcome['how']) => void;
}

/** Names the device, the consequence and the reason before a seat is released. Stays open until Polar has answered. */
export function ReleaseSeatDialog(props: ReleaseSeatDialogProps) {
  const { license, seat, used } = props;
  const reasonId = useId();
  const text = useAdminText();
  const place = usePlace();
  const { show } = useAnnouncer();
  const words = text.licensePanel.release;
  const [reason, setReason] = useState(props.reason);
  const act = useAct(
    () => {
      const told = reason.trim();
      const { licenseId } = license;
      return bridge.licenses.release({
        licenseId,
        seat: seat.seat,
        ...(told === '' ? {} : { reason: told }),
      });
    },
    ({ how }) => {
      show(how === 'already-free' ? words.wasFree(seat.label) : words.done(seat.label));
      props.onReleased(how);
    },
    useFailureNews(),
  );
  const customer = shownCustomer(license, text.licenses.grid).name;
  const { seats } = text.licenses.grid;
  const activated = seat.activatedAt === null ? null : formatDate(seat.activatedAt, place);
  return (
    <ConfirmDialog
      open={props.open}
      title={words.title(seat.label)}
      body={seat.isThisComputer ? words.ownBody : words.body(customer, activated)}
      confirm={words.confirm}
      keep={words.keep}
      act={act}
      onClose={props.onClose}
    >
      {used !== null && (
        <div className="dialog-figures">
          <span>{words.change}</span>
          <strong>
            <OldAndNew
              before={seats(used, license.seatLimit)}
              after={seats(used - 1, license.seatLimit)}
            />
          </strong>
        </div>
      )}
      <div className="field">
        <label htmlFor={reasonId}>{words.reason}</label>
        <input
          id={reasonId}
          className="input"
          maxLength={60}
          autoComplete="off"
          aria-describedby={`${reasonId}-hint`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="field-hint" id={`${reasonId}-hint`}>
          {words.reasonHint}
        </p>
      </div>
    </ConfirmDialog>
  );
}
