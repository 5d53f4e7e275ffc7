import type { SeatView } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { OldAndNew } from '../../ui/OldAndNew.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

interface ReleaseDialogProps {
  readonly open: boolean;
  readonly seat: SeatView;
  readonly onClose: () => void;
}

/** Asks to confirm the release. Names the device and the consequence. */
export function ReleaseDialog({ open, seat, onClose }: ReleaseDialogProps) {
  const { dialog: messages, seats } = useText().device;
  const { vendor } = useReadyState();
  const release = useAnnouncedAction(() => bridge.device.release(), onClose);
  return (
    <ConfirmDialog
      open={open}
      title={messages.title(seat.label)}
      body={messages.body(vendor.productName)}
      confirm={messages.confirm}
      cancel={messages.cancel}
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
