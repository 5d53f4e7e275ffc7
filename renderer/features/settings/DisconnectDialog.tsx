import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAction } from '../../ui/use-action.ts';

interface DisconnectDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says what goes and what stays before the token is deleted. */
export function DisconnectDialog({ open, onClose }: DisconnectDialogProps) {
  const text = useText();
  const { announceAssertively, showToast } = useAnnouncer();
  const messages = text.settings.connection;
  const disconnect = useAction(
    () => bridge.connection.disconnect(),
    () => {
      showToast(messages.disconnected);
      onClose();
    },
    ({ code }) => announceAssertively(text.failures.words[code].title),
  );
  return <ConfirmDialog open={open} {...messages.dialog} action={disconnect} onClose={onClose} />;
}
