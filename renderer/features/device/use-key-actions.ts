import { bridge } from '../../bridge.ts';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useToastAction } from '../../ui/use-toast-action.ts';
import { useText } from '../../use-text.ts';

/** The actions that reveal and copy this device's key. Main does both, so that the key never enters this page. */
export function useKeyActions() {
  const messages = useText().device.key;
  const reveal = useAnnouncedAction(() => bridge.device.revealKey());
  const copy = useToastAction(() => bridge.device.copyKey(), messages.copied);
  return { reveal, copy, failure: copy.failure ?? reveal.failure };
}
