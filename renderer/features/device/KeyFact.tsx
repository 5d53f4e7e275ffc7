import { endingOf } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fact } from '../../ui/Facts.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFailureAnnouncement } from '../../ui/use-failure-announcement.ts';

/** The masked key. Main reveals and copies the key, which never enters this page. */
export function KeyFact({ displayKey }: { readonly displayKey: string }) {
  const text = useText();
  const { showToast } = useAnnouncer();
  const messages = text.device.key;
  const announceFailure = useFailureAnnouncement();
  const reveal = useAction(() => bridge.device.revealKey(), undefined, announceFailure);
  const copy = useAction(
    () => bridge.device.copyKey(),
    () => showToast(messages.copied),
    announceFailure,
  );
  const failure = copy.failure ?? reveal.failure;

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
      <code aria-hidden="true">{displayKey.replaceAll('*', '•')}</code>
      <span className="visually-hidden">{messages.hidden(endingOf(displayKey))}</span>
      {failure !== null && <FailureNote failure={failure} />}
    </Fact>
  );
}
