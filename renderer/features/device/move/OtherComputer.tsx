import type { WindowText } from '../../../../shared/text/text.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';

interface OtherComputerProps {
  readonly lead: string;
  readonly tips: WindowText['move']['there']['tips'];
  readonly onDone: () => void;
  /** The button's text, if the move does not end here. */
  readonly done?: string;
}

/** The steps on the other computer. */
export function OtherComputer({ lead, tips, onDone, done }: OtherComputerProps) {
  const messages = useText().move.there;
  const heading = useFocusFallback('there');
  return (
    <section className="card stack" aria-labelledby="move-there">
      <div className="titled">
        <h2 id="move-there" ref={heading} tabIndex={-1} data-focus-fallback>
          {messages.title}
        </h2>
        <p className="quiet">{lead}</p>
      </div>
      <ol className="move-list">
        {tips.map(({ title, body }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p className="quiet">{body}</p>
          </li>
        ))}
      </ol>
      <div className="form-actions">
        <Button variant="primary" onClick={onDone}>
          {done ?? messages.done}
        </Button>
      </div>
    </section>
  );
}
