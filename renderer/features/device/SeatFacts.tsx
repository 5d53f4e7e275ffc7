import { type Failure, supportCode } from '../../../shared/failure.ts';
import type { SeatView } from '../../../shared/license.ts';
import { useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Name } from '../../ui/Name.tsx';
import { KeyFact } from './KeyFact.tsx';
import { RenameForm } from './RenameForm.tsx';
import { ValidityBar } from './ValidityBar.tsx';
import { useLicenseTitle, useSeat } from './use-seat.ts';

interface SeatFactsProps {
  readonly seat: SeatView;
  /** Whether the person changes the name of the license. */
  readonly isRenaming: boolean;
  readonly onRenamed: () => void;
}

/** The time for which the license is valid, and its key; the form for the license's name where this computer has several. */
export function SeatFacts({ seat, isRenaming, onRenamed }: SeatFactsProps) {
  const license = useLicenseTitle();
  const name = useSeat()?.name ?? null;
  const messages = useText().device.facts;
  return (
    <section className="stack stack-tight" aria-label={messages.label}>
      {license !== null && isRenaming && (
        <RenameForm name={name?.type === 'own' ? name.name : ''} onEnd={onRenamed} />
      )}
      <div className="license-facts">
        <ValidityBar seat={seat} />
        <Facts label={messages.key} layout="columns">
          <KeyFact displayKey={seat.displayKey} />
        </Facts>
      </div>
    </section>
  );
}

/** The details that support asks for, closed at first. */
export function SeatDetails({ seat }: { readonly seat: SeatView }) {
  const text = useText();
  const messages = text.device.facts;
  return (
    <details className="more-facts">
      <summary>{messages.details}</summary>
      <Facts label={messages.details}>
        <Fact name={messages.name}>
          <Name>{seat.label}</Name>
        </Fact>
        <Fact name={messages.server}>{text.app.servers[seat.server]}</Fact>
        <Fact name={messages.code} aside={messages.codeHelp}>
          <code>{seat.activationHash}</code>
        </Fact>
        <Fact name={messages.organization}>
          <code>{seat.organizationId}</code>
        </Fact>
      </Facts>
    </details>
  );
}

/** The file that could not be read and the support code, closed at first. */
export function FileDetails({ failure }: { readonly failure: Failure | null }) {
  const text = useText();
  const messages = text.device.facts;
  if (failure === null) return null;
  return (
    <details className="more-facts">
      <summary>{messages.details}</summary>
      <Facts label={messages.details}>
        {failure.file !== undefined && (
          <Fact name={messages.file}>
            <code>{failure.file}</code>
          </Fact>
        )}
        <Fact name={text.app.supportCode}>
          <code>{supportCode(failure)}</code>
        </Fact>
      </Facts>
    </details>
  );
}
