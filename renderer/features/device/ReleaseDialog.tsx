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
  const text = useText();
  const { vendor } = useReadyState();
  const messages = text.device.dialog;
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
      {seat.seats !== null && <SeatChange seat={seat} used={seat.seats.used} />}
      <p className="note">{messages.undo}</p>
    </ConfirmDialog>
  );
}

function SeatChange({ seat, used }: { readonly seat: SeatView; readonly used: number }) {
  const { seats: messages } = useText().device;
  const limit = seat.seats?.limit ?? null;
  const before = messages.short({ used, limit });
  const after = messages.short({ used: Math.max(0, used - 1), limit });
  return (
    <div className="dialog-figures">
      <span>{messages.heading}</span>
      <strong>
        <OldAndNew before={before} after={after} />
      </strong>
    </div>
  );
}
