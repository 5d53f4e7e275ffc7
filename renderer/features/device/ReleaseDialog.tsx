import type { DeviceState } from '../../../shared/app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useNow } from '../../ui/use-now.ts';
import { OldAndNew } from '../../ui/OldAndNew.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { getReleaseConsequence } from './release-consequence.ts';
import { getDatedSeats } from './seat-count-age.ts';
import { useSeatId } from './seat-context.ts';
import { useLicenseProduct, useLicenseTitle } from './use-seat.ts';

interface ReleaseDialogProps {
  readonly open: boolean;
  readonly device: Extract<DeviceState, { type: 'held' }>;
  readonly onClose: () => void;
}

/** Asks to confirm the release. Names the device, or the license where this computer has several, and the consequence. */
export function ReleaseDialog({ open, device, onClose }: ReleaseDialogProps) {
  const { seat, seatStatus } = device;
  const text = useText();
  const { dialog: messages, licenses, seats } = text.device;
  const license = useLicenseTitle();
  const product = useLicenseProduct();
  const id = useSeatId();
  const now = useNow(60_000);
  const count = seatStatus.type === 'key-changed' ? null : getDatedSeats(device);
  const release = useAnnouncedAction(() => bridge.device.release(id), onClose);
  return (
    <ConfirmDialog
      open={open}
      title={license === null ? messages.title(seat.label) : licenses.dialog.title(license)}
      body={getReleaseConsequence(device, text, now, product, license !== null)}
      confirm={messages.confirm}
      cancel={license === null ? messages.cancel : licenses.dialog.cancel}
      action={release}
      seat="yours"
      onClose={onClose}
    >
      {count !== null && (
        <OldAndNew
          label={seats.heading}
          before={seats.short(count)}
          after={seats.short({ ...count, used: Math.max(0, count.used - 1) })}
        />
      )}
      <p className="note">{messages.undo}</p>
    </ConfirmDialog>
  );
}
