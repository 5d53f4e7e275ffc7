import type { TransferLicense } from '../../../../shared/transfer.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';

/** Says where the seats are after the activation. Only the other computer knows whether it has released its own. */
export function TransferDone({
  licenses,
  onEnd,
}: {
  readonly licenses: readonly TransferLicense[];
  readonly onEnd: () => void;
}) {
  const messages = useText().start.transfer.done;
  const heading = useFocusFallback('done');
  const sources = [...new Set(licenses.map(({ deviceName }) => deviceName))];
  return (
    <section className="card stack" aria-labelledby="transfer-done">
      <div className="titled">
        <h2 id="transfer-done" ref={heading} tabIndex={-1} data-focus-fallback>
          {messages.title}
        </h2>
        {sources.map((source) => (
          <p key={source} className="quiet">
            {messages.body(source)}
          </p>
        ))}
      </div>
      <div className="form-actions">
        <Button variant="primary" onClick={onEnd}>
          {messages.submit}
        </Button>
      </div>
    </section>
  );
}
