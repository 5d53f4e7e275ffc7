import type { Failure } from '../../../../shared/failure.ts';
import { endingOf, type SeatView } from '../../../../shared/license.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import '../../../ui/form.css';

interface KeepKeyProps {
  readonly seat: SeatView;
  /** The other computer asks for the organization, too: this app is not one seller's own. */
  readonly withOrganization: boolean;
  readonly onNext: () => void;
  readonly onNotNow: () => void;
}

/** The key must be kept before the release: its record goes with the seat. Main shows and copies it. */
export function KeepKey({ seat, withOrganization, onNext, onNotNow }: KeepKeyProps) {
  const text = useText();
  const { alarm, show } = useAnnouncer();
  const words = text.move.key;
  const heading = useFocusRest('key');
  const warn = ({ code }: Failure) => alarm(text.failures.words[code].title);
  const reveal = useAct(() => bridge.device.revealKey(), undefined, warn);
  const copy = useAct(
    () => bridge.device.copyKey(),
    () => show(text.device.key.copied),
    warn,
  );
  const failure = reveal.failure ?? copy.failure;

  return (
    <section className="card move-card" aria-labelledby="move-key">
      <div>
        <h2 id="move-key" ref={heading} tabIndex={-1} data-focus-rest>
          {words.title}
        </h2>
        <p className="quiet">{words.lead(endingOf(seat.displayKey))}</p>
      </div>
      <div className="move-acts">
        <Button icon="key" busy={reveal.busy} onClick={reveal.run}>
          {words.show}
        </Button>
        <Button icon="file" busy={copy.busy} onClick={copy.run}>
          {words.copy}
        </Button>
      </div>
      <p className="quiet">{words.advice}</p>
      {withOrganization && (
        <p className="quiet">
          {words.organization} <code className="move-id">{seat.organizationId}</code>
        </p>
      )}
      {failure !== null && <FailureNote failure={failure} seat="yours" />}
      <div className="form-acts">
        <Button look="primary" onClick={onNext}>
          {words.next}
        </Button>
        <Button onClick={onNotNow}>{words.notNow}</Button>
      </div>
    </section>
  );
}
