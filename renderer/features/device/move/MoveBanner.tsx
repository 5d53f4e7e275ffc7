import { useId } from 'react';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSeatId } from '../seat-context.ts';
import { useLicenseTitle } from '../use-seat.ts';
import '../../../ui/banner.css';

/** Says that a move is unfinished, also after a restart, and offers to continue it. */
export function MoveBanner({ onResume }: { readonly onResume: () => void }) {
  const messages = useText().move.banner;
  const seat = useSeatId();
  const license = useLicenseTitle();
  const title = useId();
  return (
    <section className="banner spread" aria-labelledby={title}>
      <div>
        <p className="banner-title" id={title}>
          {messages.title}
        </p>
        <p>{license === null ? messages.body : messages.bodyOf(license)}</p>
      </div>
      <div className="actions">
        <Button variant="primary" onClick={onResume}>
          {messages.resume}
        </Button>
        <Button onClick={() => void bridge.move.setStep({ seat, step: null })}>
          {messages.end}
        </Button>
      </div>
    </section>
  );
}
