import { useText } from '../../../use-text.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';

/** The code of a transfer file, for the person to type on the new computer. Nothing copies it, so that it does not end up beside the file. */
export function NewComputerCode({ code }: { readonly code: string }) {
  const messages = useText().move.code;
  const heading = useFocusFallback('code');
  return (
    <section className="card stack stack-tight" aria-labelledby="move-code">
      <div className="move-code-head spread">
        <div className="titled">
          <h2 id="move-code" ref={heading} tabIndex={-1} data-focus-fallback>
            {messages.title}
          </h2>
          <p className="quiet">{messages.lead}</p>
        </div>
        <p className="move-code">
          <code aria-hidden="true">{code}</code>
          <span className="visually-hidden">{messages.spoken(Array.from(code).join(' '))}</span>
        </p>
      </div>
      <p className="quiet">{messages.advice}</p>
    </section>
  );
}
