import { endingOf } from '../../../shared/license.ts';
import type { Failure } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fact } from '../../ui/Facts.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAct } from '../../ui/use-action.ts';

/** The masked key. Main shows it and copies it: the key itself never enters this page. */
export function KeyFact({ displayKey }: { readonly displayKey: string }) {
  const text = useText();
  const { alarm, show } = useAnnouncer();
  const words = text.device.key;
  const warn = ({ code }: Failure) => alarm(text.failures.words[code].title);
  const reveal = useAct(() => bridge.device.revealKey(), undefined, warn);
  const copy = useAct(
    () => bridge.device.copyKey(),
    () => show(words.copied),
    warn,
  );
  const failure = copy.failure ?? reveal.failure;

  return (
    <Fact
      name={text.device.facts.key}
      aside={
        <>
          <Button
            look="quiet"
            busy={reveal.busy}
            onClick={reveal.run}
            aria-label={words.revealLabel}
          >
            {words.reveal}
          </Button>
          <Button look="quiet" busy={copy.busy} onClick={copy.run} aria-label={words.copyLabel}>
            {words.copy}
          </Button>
        </>
      }
    >
      <code aria-hidden="true">{displayKey.replaceAll('*', '•')}</code>
      <span className="spoken">{words.hidden(endingOf(displayKey))}</span>
      {failure !== null && <FailureNote failure={failure} />}
    </Fact>
  );
}
