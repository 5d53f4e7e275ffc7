import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import '../../../ui/banner.css';

/** Says that a move is unfinished, also after a restart, and offers to continue it. */
export function MoveBanner({ onResume }: { readonly onResume: () => void }) {
  const messages = useText().move.banner;
  return (
    <section className="banner spread" aria-labelledby="move-banner-title">
      <div>
        <p className="banner-title" id="move-banner-title">
          {messages.title}
        </p>
        <p>{messages.body}</p>
      </div>
      <div className="actions">
        <Button variant="primary" onClick={onResume}>
          {messages.resume}
        </Button>
        <Button onClick={() => void bridge.move.setStep(null)}>{messages.end}</Button>
      </div>
    </section>
  );
}
