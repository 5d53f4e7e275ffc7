import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import '../../../ui/form.css';

/** What is left to do, on the other computer. */
export function OtherComputer({ onDone }: { readonly onDone: () => void }) {
  const words = useText().move.there;
  const heading = useFocusRest('there');
  return (
    <section className="card move-card" aria-labelledby="move-there">
      <div>
        <h2 id="move-there" ref={heading} tabIndex={-1} data-focus-rest>
          {words.title}
        </h2>
        <p className="quiet">{words.lead}</p>
      </div>
      <ol className="move-list">
        {words.points.map(({ title, body }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{body}</p>
          </li>
        ))}
      </ol>
      <div className="form-acts">
        <Button look="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </section>
  );
}
