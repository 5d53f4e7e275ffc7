import { useId } from 'react';
import type { SeatState } from '../../../../shared/app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSeatId } from '../seat-context.ts';
import { useLicenseTitle } from '../use-seat.ts';
import { setSteps } from './set-steps.ts';
import '../../../ui/banner.css';

/** Says that the move of a license is unfinished, also after a restart, and offers to continue it. */
export function MoveBanner({ onResume }: { readonly onResume: () => void }) {
  const messages = useText().move.banner;
  const seat = useSeatId();
  const license = useLicenseTitle();
  return (
    <UnfinishedMove
      body={license === null ? messages.body : messages.bodyOf(license)}
      onResume={onResume}
      onEnd={() => void bridge.move.setStep({ seat, step: null })}
    />
  );
}

interface JointMoveBannerProps {
  /** The licenses that move together. */
  readonly moving: readonly SeatState[];
  readonly onResume: () => void;
}

/** The same for licenses that move together. Says how many seats are released. */
export function JointMoveBanner({ moving, onResume }: JointMoveBannerProps) {
  const messages = useText().move.banner;
  const released = moving.filter(({ move }) => move === 'there').length;
  return (
    <UnfinishedMove
      body={messages.bodyAll(released, moving.length)}
      onResume={onResume}
      onEnd={() => void setSteps(moving, null)}
    />
  );
}

interface UnfinishedMoveProps {
  readonly body: string;
  readonly onResume: () => void;
  readonly onEnd: () => void;
}

function UnfinishedMove({ body, onResume, onEnd }: UnfinishedMoveProps) {
  const messages = useText().move.banner;
  // The title alone would name several moves alike.
  const label = useId();
  return (
    <section className="banner spread" aria-labelledby={label}>
      <div id={label}>
        <p className="banner-title">{messages.title}</p>
        <p>{body}</p>
      </div>
      <div className="actions">
        {/* Not the recommended action: the page below may have one of its own, such as the end of a countdown. */}
        <Button onClick={onResume}>{messages.resume}</Button>
        <Button variant="quiet" onClick={onEnd}>
          {messages.end}
        </Button>
      </div>
    </section>
  );
}
