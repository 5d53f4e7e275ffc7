import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAction } from '../../ui/use-action.ts';

interface SetAsideDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Warns that a seat may stay taken before an unfinished activation is given up. */
export function SetAsideDialog({ open, onClose }: SetAsideDialogProps) {
  const text = useText();
  const { announceAssertively } = useAnnouncer();
  const messages = text.device.setAside;
  const setAside = useAction(
    () => bridge.device.dismiss(),
    onClose,
    ({ code }) => announceAssertively(text.failures.words[code].title),
  );
  return <ConfirmDialog open={open} {...messages} action={setAside} onClose={onClose} />;
}
