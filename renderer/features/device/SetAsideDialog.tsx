import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAct } from '../../ui/use-action.ts';

interface SetAsideDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Warns that a seat may stay taken before an unfinished activation is given up. */
export function SetAsideDialog({ open, onClose }: SetAsideDialogProps) {
  const text = useText();
  const { alarm } = useAnnouncer();
  const words = text.device.setAside;
  const act = useAct(
    () => bridge.device.forget(),
    onClose,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return <ConfirmDialog open={open} {...words} act={act} onClose={onClose} />;
}
