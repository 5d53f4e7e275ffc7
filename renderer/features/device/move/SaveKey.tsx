import { endingOf, type SeatView } from '../../../../shared/license.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Fact, Facts } from '../../../ui/Facts.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useKeyActions } from '../use-key-actions.ts';

interface SaveKeyProps {
  readonly seat: SeatView;
  /** Whether the other computer may ask for the organization's id. False in a seller's own build. */
  readonly hasOrganization: boolean;
  readonly onNext: () => void;
}

/** The step that saves the key before the release deletes its record. Main reveals and copies it. */
export function SaveKey({ seat, hasOrganization, onNext }: SaveKeyProps) {
  const text = useText();
  const messages = text.move.key;
  const { reveal, copy, failure } = useKeyActions();

  return (
    <section className="card stack stack-tight" aria-labelledby="move-key">
      <div className="titled">
        <h2 id="move-key">{messages.title}</h2>
        <p className="quiet">{messages.lead(endingOf(seat.displayKey))}</p>
      </div>
      <div className="actions">
        <Button icon="key" busy={reveal.busy} onClick={reveal.run}>
          {messages.show}
        </Button>
        <Button icon="copy" busy={copy.busy} onClick={copy.run}>
          {messages.copy}
        </Button>
      </div>
      <p className="quiet">{messages.advice}</p>
      {hasOrganization && (
        <details className="more-facts">
          <summary>{text.device.facts.details}</summary>
          <Facts label={text.device.facts.details}>
            <Fact name={text.device.facts.organization}>
              <code>{seat.organizationId}</code>
            </Fact>
          </Facts>
        </details>
      )}
      {failure !== null && <FailureNote failure={failure} seat="yours" />}
      <div className="form-actions">
        <Button onClick={onNext}>{messages.next}</Button>
      </div>
    </section>
  );
}
