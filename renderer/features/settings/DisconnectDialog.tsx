import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAct } from '../../ui/use-action.ts';

interface DisconnectDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says what goes and what stays before the token is deleted. */
export function DisconnectDialog({ open, onClose }: DisconnectDialogProps) {
  const text = useText();
  const { alarm, show } = useAnnouncer();
  const words = text.settings.connection;
  const act = useAct(
    () => bridge.connection.disconnect(),
    () => {
      show(words.disconnected);
      onClose();
    },
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return <ConfirmDialog open={open} {...words.dialog} act={act} onClose={onClose} />;
}
