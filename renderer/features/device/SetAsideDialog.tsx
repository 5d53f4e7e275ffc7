import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

interface SetAsideDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks to confirm that an unfinished activation is given up, and warns that its seat may stay taken. */
export function SetAsideDialog({ open, onClose }: SetAsideDialogProps) {
  const text = useText();
  const messages = text.device.setAside;
  const setAside = useAnnouncedAction(() => bridge.device.dismiss(), onClose);
  return <ConfirmDialog open={open} {...messages} action={setAside} onClose={onClose} />;
}
