import { withKeyMask } from '../../shared/masked-key.ts';
import { useId } from 'react';
import type { Receipt } from '../../shared/receipt.ts';
import type { Result } from '../../shared/failure.ts';
import { receiptLines, seatChange } from '../../shared/text/receipt-text.ts';
import { useFormatContext, useText } from '../use-text.ts';
import { Button } from './Button.tsx';
import { Fact, Facts } from './Facts.tsx';
import { FailureNote } from './FailureNote.tsx';
import { useToastAction } from './use-toast-action.ts';
import { Name } from './Name.tsx';

interface ReceiptCardProps {
  readonly receipt: Receipt;
  /** The name of the license, where it helps. */
  readonly license?: string | undefined;
  /** Whether all facts are shown at first. */
  readonly isWhole?: boolean;
  /** Copies this receipt. Main reads the receipt from its own files, also for `save`. */
  readonly copy: () => Promise<Result<undefined>>;
  readonly save: () => Promise<Result<boolean>>;
}

/** The receipt of a release, to copy or save. */
export function ReceiptCard({ receipt, license, isWhole = false, ...requests }: ReceiptCardProps) {
  const title = useId();
  const text = useText();
  const formatContext = useFormatContext();
  const messages = text.receipt;
  const copy = useToastAction(requests.copy, messages.copied);
  const save = useToastAction(requests.save, messages.saved);
  const failure = copy.failure ?? save.failure;
  const lines = receiptLines(receipt, text, formatContext, license);
  const first: ReadonlySet<string> = new Set([
    messages.released,
    messages.foundFree,
    messages.device,
    messages.license,
    messages.id,
  ]);

  return (
    <section className="card receipt" aria-labelledby={title}>
      <div className="card-head spread">
        <h2 id={title}>{messages.title}</h2>
        <div className="actions">
          <Button busy={copy.busy} onClick={copy.run}>
            {messages.copy}
          </Button>
          <Button busy={save.busy} onClick={save.run}>
            {messages.save}
          </Button>
        </div>
      </div>
      <FailureNote failure={failure} />
      <ReceiptFacts
        label={messages.title}
        lines={lines.filter(([label]) => first.has(label))}
        receipt={receipt}
      />
      <details className="more-facts" open={isWhole}>
        <summary>{text.device.facts.details}</summary>
        <ReceiptFacts
          label={text.device.facts.details}
          lines={lines.filter(([label]) => !first.has(label))}
          receipt={receipt}
        />
        <p className="note card-note">{messages.note}</p>
      </details>
    </section>
  );
}

interface ReceiptFactsProps {
  readonly label: string;
  readonly lines: ReturnType<typeof receiptLines>;
  readonly receipt: Receipt;
}

/** Lines of a receipt. */
function ReceiptFacts({ label, lines, receipt }: ReceiptFactsProps) {
  const text = useText();
  const { before, after } = receipt;
  const { short, change } = text.device.seats;
  return (
    <Facts label={label} layout="columns">
      {lines.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value === seatChange(receipt, text) && before !== null && after !== null ? (
            <>
              <span aria-hidden="true">{value}</span>
              <span className="visually-hidden">{change(short(before), short(after))}</span>
            </>
          ) : (
            <Value isKey={value === receipt.displayKey}>{value}</Value>
          )}
        </Fact>
      ))}
    </Facts>
  );
}

/** A line's value: the masked key as the license card shows it, any other as a name. */
function Value({ isKey, children }: { readonly isKey: boolean; readonly children: string }) {
  return isKey ? <code>{withKeyMask(children)}</code> : <Name>{children}</Name>;
}
