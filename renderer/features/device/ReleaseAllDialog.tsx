import type { SeatState } from '../../../shared/app-state.ts';
import { isKeyChanged, isReleasedWithAll } from '../../../shared/seats.ts';
import { bridge } from '../../bridge.ts';
import { getLicenseTitle } from '../../license-title.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ServerBadge } from '../../ui/Badge.tsx';
import { Name } from '../../ui/Name.tsx';
import { KeyEnd } from './KeyEnd.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

interface ReleaseAllDialogProps {
  readonly open: boolean;
  readonly seats: readonly SeatState[];
  readonly onClose: () => void;
}

/** Asks to confirm the release of all seats that can be released, and names them. */
export function ReleaseAllDialog({ open, seats, onClose }: ReleaseAllDialogProps) {
  const text = useText();
  const messages = text.device.licenses.dialogAll;
  const release = useAnnouncedAction(() => bridge.device.releaseAll(), onClose);
  const releasable = seats.filter(({ device }) => isReleasedWithAll(device));
  const left = seats.filter(
    ({ device }) =>
      !isReleasedWithAll(device) && device.type !== 'none' && device.type !== 'released',
  );
  const keyChangedCount = left.filter(({ device }) => isKeyChanged(device)).length;
  const otherCount = left.length - keyChangedCount;
  return (
    <ConfirmDialog
      open={open}
      title={messages.title(releasable.length)}
      body={messages.body}
      confirm={messages.confirm(releasable.length)}
      cancel={text.device.licenses.dialog.cancel}
      action={release}
      seat="yours"
      onClose={onClose}
    >
      <ul className="dialog-list" aria-label={messages.list}>
        {releasable.map(({ id, device, name }) => (
          <li key={id} className="row">
            <Name>{getLicenseTitle(name, text)}</Name> <KeyEnd device={device} name={name} />{' '}
            {device.type === 'held' && <ServerBadge server={device.seat.server} />}
          </li>
        ))}
      </ul>
      {keyChangedCount > 0 && <p className="note">{messages.keyChanged(keyChangedCount)}</p>}
      {otherCount > 0 && <p className="note">{messages.others(otherCount)}</p>}
      <p className="note">{text.device.dialog.undo}</p>
    </ConfirmDialog>
  );
}
