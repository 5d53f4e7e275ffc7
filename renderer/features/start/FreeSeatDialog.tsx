import { formatDate } from '../../../shared/format.ts';
import type { ListedSeat } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { usePlace, useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAct } from '../../ui/use-act.ts';
import type { LookedAt } from './SeatForm.tsx';

interface FreeSeatDialogProps {
  readonly open: boolean;
  readonly seat: ListedSeat;
  readonly request: LookedAt['request'];
  readonly onFreed: () => void;
  readonly onClose: () => void;
}

/** Names the other computer and the consequence before its seat is released. Stays open until Polar has answered. */
export function FreeSeatDialog({ open, seat, request, onFreed, onClose }: FreeSeatDialogProps) {
  const text = useText();
  const place = usePlace();
  const { alarm } = useAnnouncer();
  const words = text.review.dialog;
  const act = useAct(
    () => {
      const { label: _, ...key } = request;
      return bridge.device.freeSeat({ ...key, seat: seat.seat });
    },
    onFreed,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <ConfirmDialog
      open={open}
      title={words.title(seat.label)}
      body={words.body(formatDate(seat.activatedAt, place))}
      confirm={words.confirm}
      keep={words.keep}
      act={act}
      onClose={onClose}
    />
  );
}
