import type { SeatView } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { OldAndNew } from '../../ui/OldAndNew.tsx';
import { useAct } from '../../ui/use-action.ts';

interface ReleaseDialogProps {
  readonly open: boolean;
  readonly seat: SeatView;
  readonly product: string | null;
  readonly onClose: () => void;
}

/** Names the device and the consequence before its seat is released. */
export function ReleaseDialog({ open, seat, product, onClose }: ReleaseDialogProps) {
  const text = useText();
  const { alarm } = useAnnouncer();
  const words = text.device.dialog;
  const act = useAct(
    () => bridge.device.release(),
    onClose,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <ConfirmDialog
      open={open}
      title={words.title(seat.label)}
      body={words.body(product)}
      confirm={words.confirm}
      keep={words.keep}
      act={act}
      seat="yours"
      onClose={onClose}
    >
      {seat.seats !== null && <SeatChange seat={seat} used={seat.seats.used} />}
      <p className="dialog-note">{words.undo}</p>
    </ConfirmDialog>
  );
}

function SeatChange({ seat, used }: { readonly seat: SeatView; readonly used: number }) {
  const { seats: words } = useText().device;
  const limit = seat.seats?.limit ?? null;
  const before = words.short({ used, limit });
  const after = words.short({ used: Math.max(0, used - 1), limit });
  return (
    <div className="dialog-figures">
      <span>{words.heading}</span>
      <strong>
        <OldAndNew before={before} after={after} />
      </strong>
    </div>
  );
}
