import type { WindowText } from '../../shared/text/text.ts';
import { bridge } from '../bridge.ts';
import { useReadyState } from '../use-app-state.ts';
import { useText } from '../use-text.ts';
import { Button } from './Button.tsx';
import { FailureNote } from './FailureNote.tsx';
import { useAnnouncedAction } from './use-failure-announcement.ts';
import './portal-link.css';

interface PortalLinkProps {
  /** What the person needs there, which the note says. Null for the button alone. */
  readonly topic: keyof WindowText['app']['portal']['topics'] | null;
  /** `primary` where it is the recommended action. */
  readonly variant?: 'quiet' | 'primary';
}

/** Opens the purchases page in the browser. Nothing if the seller's build has no address of it. */
export function PortalLink({ topic, variant = 'quiet' }: PortalLinkProps) {
  const { portal } = useText().app;
  const { links } = useReadyState().vendor;
  const open = useAnnouncedAction(() => bridge.app.openLink('portal'));
  if (links.portal === null) return null;
  const button = (
    <Button variant={variant} icon="outside" action={open}>
      {portal.open}
    </Button>
  );
  if (topic === null && open.failure === null) return button;
  return (
    <div className={topic === null ? undefined : 'portal spread'}>
      {topic !== null && <p className="note">{portal.topics[topic]}</p>}
      {button}
      <FailureNote failure={open.failure} />
    </div>
  );
}
