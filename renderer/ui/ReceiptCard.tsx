import { useId } from 'react';
import type { Receipt } from '../../shared/receipt.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { receiptLines, seatChange } from '../../shared/text/receipt-text.ts';
import { usePlace, useText } from '../use-text.ts';
import { useAnnouncer } from './Announcer.tsx';
import { Button } from './Button.tsx';
import { Fact, Facts } from './Facts.tsx';
import { FailureNote } from './FailureNote.tsx';
import { useAct } from './use-action.ts';
import { Name } from './Name.tsx';

interface ReceiptCardProps {
  readonly receipt: Receipt;
  /** Asks main to copy this receipt, and to save it; main reads it from its own files. */
  readonly copy: () => Promise<Result<undefined>>;
  readonly save: () => Promise<Result<boolean>>;
}

/** What Polar answered to a release, to keep. */
export function ReceiptCard({ receipt, ...asks }: ReceiptCardProps) {
  const title = useId();
  const text = useText();
  const place = usePlace();
  const { alarm, show } = useAnnouncer();
  const words = text.receipt;
  const warn = ({ code }: Failure) => alarm(text.failures.words[code].title);
  const copy = useAct(asks.copy, () => show(words.copied), warn);
  const save = useAct(
    asks.save,
    (saved) => {
      if (saved) show(words.saved);
    },
    warn,
  );
  const failure = copy.failure ?? save.failure;
  const { before, after } = receipt;
  const { short, change } = text.device.seats;

  return (
    <section className="card receipt" aria-labelledby={title}>
      <div className="card-head">
        <h2 id={title}>{words.title}</h2>
        <div className="card-acts">
          <Button busy={copy.busy} onClick={copy.run}>
            {words.copy}
          </Button>
          <Button busy={save.busy} onClick={save.run}>
            {words.save}
          </Button>
        </div>
      </div>
      {failure !== null && <FailureNote failure={failure} seat="free" />}
      <Facts label={words.title}>
        {receiptLines(receipt, text, place).map(([label, value]) => (
          <Fact key={label} name={label}>
            {value === seatChange(receipt, text) && before !== null && after !== null ? (
              <>
                <span aria-hidden="true">{value}</span>
                <span className="spoken">{change(short(before), short(after))}</span>
              </>
            ) : (
              <Name>{value}</Name>
            )}
          </Fact>
        ))}
      </Facts>
      <p className="card-note">{words.note}</p>
    </section>
  );
}
