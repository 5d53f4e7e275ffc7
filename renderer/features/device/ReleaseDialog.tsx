import type { SeatView } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { OldAndNew } from '../../ui/OldAndNew.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useSeatId } from './seat-context.ts';
import { useLicenseTitle, useSeatProduct } from './use-seat.ts';

interface ReleaseDialogProps {
  readonly open: boolean;
  readonly seat: SeatView;
  readonly onClose: () => void;
}

/** Asks to confirm the release. Names the device, or the license where this computer has several, and the consequence. */
export function ReleaseDialog({ open, seat, onClose }: ReleaseDialogProps) {
  const { dialog: messages, licenses, seats } = useText().device;
  const license = useLicenseTitle();
  const product = useSeatProduct();
  const id = useSeatId();
  const release = useAnnouncedAction(() => bridge.device.release(id), onClose);
  return (
    <ConfirmDialog
      open={open}
      title={license === null ? messages.title(seat.label) : licenses.dialog.title(license)}
      body={license === null ? messages.body(product) : licenses.dialog.body}
      confirm={messages.confirm}
      cancel={license === null ? messages.cancel : licenses.dialog.cancel}
      action={release}
      seat="yours"
      onClose={onClose}
    >
      {seat.seats !== null && (
        <OldAndNew
          label={seats.heading}
          before={seats.short(seat.seats)}
          after={seats.short({ ...seat.seats, used: Math.max(0, seat.seats.used - 1) })}
        />
      )}
      <p className="note">{messages.undo}</p>
    </ConfirmDialog>
  );
}
