import { bridge } from '../../bridge.ts';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useToastAction } from '../../ui/use-toast-action.ts';
import { useText } from '../../use-text.ts';
import { useSeatId } from './seat-context.ts';

/** The actions that reveal and copy this device's key. Main does both, so that the key never enters this page. */
export function useKeyActions() {
  const messages = useText().device.key;
  const seat = useSeatId();
  const reveal = useAnnouncedAction(() => bridge.device.revealKey(seat));
  const copy = useToastAction(() => bridge.device.copyKey(seat), messages.copied);
  return { reveal, copy, failure: copy.failure ?? reveal.failure };
}
