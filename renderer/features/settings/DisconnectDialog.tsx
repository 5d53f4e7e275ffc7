import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

interface DisconnectDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks to confirm that the token is deleted. Says what is deleted and what stays. */
export function DisconnectDialog({ open, onClose }: DisconnectDialogProps) {
  const text = useText();
  const { showToast } = useAnnouncer();
  const messages = text.settings.connection;
  const disconnect = useAnnouncedAction(
    () => bridge.connection.disconnect(),
    () => {
      showToast(messages.disconnected);
      onClose();
    },
  );
  return <ConfirmDialog open={open} {...messages.dialog} action={disconnect} onClose={onClose} />;
}
