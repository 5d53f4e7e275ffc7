import type { Receipt } from '../../../shared/receipt.ts';
import type { Failure } from '../../../shared/failure.ts';
import { receiptLines } from '../../../shared/text/receipt-text.ts';
import { bridge } from '../../bridge.ts';
import { usePlace, useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAct } from '../../ui/use-act.ts';

/** What Polar answered to the release, to keep. */
export function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const text = useText();
  const place = usePlace();
  const { alarm, show } = useAnnouncer();
  const words = text.receipt;
  const warn = ({ code }: Failure) => alarm(text.failures.words[code].title);
  const copy = useAct(
    () => bridge.device.copyReceipt(),
    () => show(words.copied),
    warn,
  );
  const save = useAct(
    () => bridge.device.saveReceipt(),
    (saved) => {
      if (saved) show(words.saved);
    },
    warn,
  );
  const failure = copy.failure ?? save.failure;

  return (
    <section className="card receipt" aria-labelledby="receipt-title">
      <div className="card-head">
        <h2 id="receipt-title">{words.title}</h2>
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
            {value}
          </Fact>
        ))}
      </Facts>
      <p className="card-note">{words.note}</p>
    </section>
  );
}
