import { useEffect, useId } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useNow } from '../../ui/use-now.ts';
import { UndoBar } from '../../ui/UndoBar.tsx';
import { useAdminText } from './use-admin-text.ts';

interface UndoPartProps {
  readonly until: number;
  /** The name of the seat's device; null where the page was opened during the countdown. */
  readonly device: string | null;
  /** Whether it is an entry of a seat in the license's panel, whose dialog it follows. It then takes the focus. */
  readonly isOfSeat?: boolean;
}

/** The countdown of a release, in which it can be undone. */
export function UndoPart({ until, device, isOfSeat = false }: UndoPartProps) {
  const titleId = useId();
  const messages = useAdminText().supportLookup.proposal;
  const undo = useAnnouncedAction(() => bridge.supportLookup.undo());
  const heading = useFocusFallback(String(until));
  useEffect(() => {
    if (!isOfSeat) return undefined;
    // The dialog, which closes now, returns the focus first.
    const timer = window.setTimeout(() => heading.current?.focus());
    return () => window.clearTimeout(timer);
  }, [isOfSeat, heading]);
  const Heading = isOfSeat ? 'h4' : 'h2';
  const seconds = Math.max(0, Math.ceil((until - useNow(1000, until)) / 1000));
  return (
    <section className="card stack stack-tight undo-card" aria-labelledby={titleId}>
      <div className="split undo-text">
        <div>
          <Heading className="lead" id={titleId} ref={heading} tabIndex={-1} data-focus-fallback>
            {messages.undoTitle(device)}
          </Heading>
          <p className="quiet">{messages.countdown(seconds)}</p>
        </div>
        <Button variant="primary" action={undo}>
          {messages.undo}
        </Button>
      </div>
      <UndoBar until={until} />
    </section>
  );
}
