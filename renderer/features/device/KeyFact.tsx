import { endingOf } from '../../../shared/license.ts';
import { withKeyMask } from '../../../shared/masked-key.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact } from '../../ui/Facts.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useKeyActions } from './use-key-actions.ts';

/** The masked key. Main reveals and copies the key, which never enters this page. */
export function KeyFact({ displayKey }: { readonly displayKey: string }) {
  const text = useText();
  const messages = text.device.key;
  const { reveal, copy, failure } = useKeyActions();

  return (
    <Fact
      name={text.device.facts.key}
      aside={
        <>
          <Button
            variant="quiet"
            busy={reveal.busy}
            onClick={reveal.run}
            aria-label={messages.revealLabel}
          >
            {messages.reveal}
          </Button>
          <Button
            variant="quiet"
            busy={copy.busy}
            onClick={copy.run}
            aria-label={messages.copyLabel}
          >
            {messages.copy}
          </Button>
        </>
      }
    >
      <code aria-hidden="true">{withKeyMask(displayKey)}</code>
      <span className="visually-hidden">{messages.hidden(endingOf(displayKey))}</span>
      {failure !== null && <FailureNote failure={failure} />}
    </Fact>
  );
}
