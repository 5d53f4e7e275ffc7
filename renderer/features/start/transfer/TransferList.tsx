import { useState } from 'react';
import { done, type Failure } from '../../../../shared/failure.ts';
import type { TransferView } from '../../../../shared/transfer.ts';
import { bridge } from '../../../bridge.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { mayHaveTakenSeat } from './transfer-outcome.ts';
import { TransferSource } from './TransferSource.tsx';
import './transfer.css';

interface TransferListProps {
  readonly transfer: TransferView;
  /** The licenses of which this computer has a seat. */
  readonly taken: ReadonlySet<number>;
  readonly onTaken: (index: number) => void;
  /** Called with the license whose key the person wants to enter. */
  readonly onChoose: (index: number) => void;
  readonly onCancel: () => void;
}

/** Several licenses of a transfer file: one press activates all, one after the other. A file without keys asks for the key of each. */
export function TransferList(props: TransferListProps) {
  const { transfer, taken, onTaken, onChoose, onCancel } = props;
  const text = useText();
  const messages = text.start.transfer.list;
  const { suggestedLabel } = useReadyState();
  const { announceAssertively } = useAnnouncer();
  const [failures, setFailures] = useState<ReadonlyMap<number, Failure>>(new Map());
  const heading = useFocusFallback(`list ${taken.size}`);
  const indexes = [...transfer.licenses.keys()];
  const open = indexes.filter((index) => !taken.has(index));
  /** Whether some licenses were activated and others failed. */
  const isPartial = taken.size > 0 && failures.size > 0;

  const activateAll = useAction(async () => {
    const found = new Map<number, Failure>();
    for (const index of open) {
      const activated = await bridge.device.activate({ transfer: index, label: suggestedLabel });
      // A license that this computer has already needs no other seat.
      if (activated.ok || activated.failure.code === 'already-activated') onTaken(index);
      else found.set(index, activated.failure);
      setFailures(new Map(found));
    }
    if (found.size > 0) announceAssertively(messages.failed(found.size));
    return done(undefined);
  });

  return (
    <section className="card stack" aria-labelledby="transfer-licenses">
      <div className="titled">
        <h2 id="transfer-licenses" ref={heading} tabIndex={-1} data-focus-fallback>
          {messages.label}
        </h2>
        {!isPartial && <p className="quiet">{messages.lead}</p>}
      </div>
      <ul className="transfer-list">
        {transfer.licenses.map((license, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- The licenses of a file have no other identity, and their order is fixed.
          <li key={index} className="stack">
            <div className="spread">
              <TransferSource license={license} />
              {taken.has(index) ? (
                <p className="row">
                  <Icon name="check" size={16} />
                  {messages.activated}
                </p>
              ) : (
                !transfer.isSealed && (
                  <Button
                    aria-label={messages.enterKeyOf(license.keyEnding)}
                    onClick={() => onChoose(index)}
                  >
                    {messages.enterKey}
                  </Button>
                )
              )}
            </div>
            <ActivationFailure failure={failures.get(index) ?? null} />
          </li>
        ))}
      </ul>
      <div className="form-actions">
        {transfer.isSealed && (
          <Button variant="primary" action={activateAll}>
            {activateAll.busy
              ? messages.busy
              : (isPartial ? messages.retry : messages.activateAll)(open.length)}
          </Button>
        )}
        <Button onClick={onCancel}>
          {isPartial ? text.start.transfer.done.submit : text.start.transfer.cancel}
        </Button>
      </div>
    </section>
  );
}

function ActivationFailure({ failure }: { readonly failure: Failure | null }) {
  const isUnclear = failure !== null && mayHaveTakenSeat(failure);
  return <FailureNote failure={failure} seat={isUnclear ? undefined : 'none-of-license'} />;
}
