import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Points } from '../../ui/Tips.tsx';
import { useAct } from '../../ui/use-action.ts';
import { useFocusRest } from '../../ui/use-focus-rest.ts';

/** A support case as main made it. */
export interface OpenedCase {
  readonly code: string;
  readonly text: string;
}

interface CaseCardProps {
  readonly opened: OpenedCase;
  readonly canMail: boolean;
  readonly onChange: () => void;
  readonly onEnd: () => void;
}

/** A support case, whole, and the ways to send it. */
export function CaseCard({ opened, canMail, onChange, onEnd }: CaseCardProps) {
  const text = useText();
  const { alarm, show } = useAnnouncer();
  const words = text.support.case;
  const heading = useFocusRest(opened.code);
  const warn = ({ code }: Failure) => alarm(text.failures.words[code].title);
  const copy = useAct(
    () => bridge.support.copy(),
    () => show(words.copied),
    warn,
  );
  const save = useAct(
    () => bridge.support.save(),
    (saved) => {
      if (saved) show(words.saved);
    },
    warn,
  );
  const [isTooLong, setTooLong] = useState(false);
  const mail = useAct(
    () => bridge.support.mail(),
    (fits) => {
      setTooLong(!fits);
      if (!fits) show(words.mailCopied);
    },
    warn,
  );
  const failure = copy.failure ?? save.failure ?? mail.failure;

  return (
    <>
      <section className="card case-card" aria-labelledby="case-title">
        <div className="case-head">
          <h2 id="case-title" ref={heading} tabIndex={-1}>
            {words.code} <code className="case-code">{opened.code}</code>
          </h2>
          <p className="quiet">{words.lead}</p>
        </div>
        <section className="case-text" aria-label={words.whole}>
          {/* It scrolls where the window is low, so the keyboard must reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- https://dequeuniversity.com/rules/axe/4.13/scrollable-region-focusable */}
          <pre tabIndex={0}>{opened.text.trim()}</pre>
        </section>
        {!canMail && <p>{words.noAddress}</p>}
        {isTooLong && <p>{words.mailCopied}</p>}
        {failure !== null && <FailureNote failure={failure} />}
        <div className="form-acts">
          {canMail && (
            <Button look="primary" busy={mail.busy} onClick={mail.run}>
              {words.mail}
            </Button>
          )}
          <Button look={canMail ? 'plain' : 'primary'} busy={copy.busy} onClick={copy.run}>
            {words.copy}
          </Button>
          <Button busy={save.busy} onClick={save.run}>
            {words.save}
          </Button>
          <Button onClick={onEnd}>{words.end}</Button>
          <Button look="quiet" onClick={onChange}>
            {words.change}
          </Button>
        </div>
      </section>
      <Points {...text.support.next} />
    </>
  );
}
