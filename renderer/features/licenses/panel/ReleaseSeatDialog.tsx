import { useState } from 'react';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { formatDate } from '../../../../shared/format.ts';
import type { LicenseRow, SeatRow } from '../../../../shared/licenses.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ReasonField } from '../ReasonField.tsx';
import { OldAndNew } from '../../../ui/OldAndNew.tsx';
import type { Action } from '../../../ui/use-action.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';

interface ReleaseSeatDialogProps {
  readonly open: boolean;
  readonly license: LicenseRow;
  readonly seat: SeatRow;
  /** The number of taken seats; null if it is unknown. */
  readonly used: number | null;
  readonly onClose: () => void;
  readonly reason: string;
  /** Releases the seat with a reason, which may be empty. */
  readonly release: Action<[string]>;
}

/** Asks to confirm the release of a seat. Names the device and the consequence, and asks for the reason. */
export function ReleaseSeatDialog(props: ReleaseSeatDialogProps) {
  const { license, seat, used } = props;
  const text = useAdminText();
  const formatContext = useFormatContext();
  const messages = text.licensePanel.release;
  const [reason, setReason] = useState(props.reason);
  const customer = shownCustomer(license, text.licenses.grid).name;
  const { seats } = text.licenses.grid;
  const activated = seat.activatedAt === null ? null : formatDate(seat.activatedAt, formatContext);
  return (
    <ConfirmDialog
      open={props.open}
      title={messages.title(seat.label)}
      body={seat.isThisComputer ? messages.thisComputerBody : messages.body(customer, activated)}
      confirm={messages.confirm}
      cancel={messages.cancel}
      action={{ ...props.release, run: () => props.release.run(reason.trim()) }}
      onClose={props.onClose}
    >
      {used !== null && (
        <OldAndNew
          label={messages.change}
          before={seats(used, license.seatLimit)}
          after={seats(used - 1, license.seatLimit)}
        />
      )}
      <ReasonField text={messages} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
