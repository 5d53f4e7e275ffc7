import { useState } from 'react';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Tips } from '../../ui/Tips.tsx';
import { useToastAction } from '../../ui/use-toast-action.ts';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { readableCase } from './readable-case.ts';

/** A support case that main created. */
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

/** The full text of a support case, and the ways to send it. */
export function CaseCard({ opened, canMail, onChange, onEnd }: CaseCardProps) {
  const text = useText();
  const { showToast } = useAnnouncer();
  const messages = text.support.case;
  const heading = useFocusFallback(opened.code);
  const copy = useToastAction(() => bridge.support.copy(), messages.copied);
  const save = useToastAction(() => bridge.support.save(), messages.saved);
  const [isTooLong, setTooLong] = useState(false);
  const mail = useAnnouncedAction(
    () => bridge.support.mail(),
    (isShortEnough) => {
      setTooLong(!isShortEnough);
      if (!isShortEnough) showToast(messages.mailCopied);
    },
  );

  return (
    <>
      <section className="card stack" aria-labelledby="case-title">
        <div className="case-head">
          <h2 id="case-title" ref={heading} tabIndex={-1}>
            {messages.code} <code className="case-code">{opened.code}</code>
          </h2>
          <p className="quiet">{messages.lead}</p>
        </div>
        <section className="case-text" aria-label={messages.whole}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it: https://dequeuniversity.com/rules/axe/4.13/scrollable-region-focusable */}
          <pre tabIndex={0}>{readableCase(opened.text.trim())}</pre>
        </section>
        {!canMail && <p>{messages.noAddress}</p>}
        {isTooLong && <p>{messages.mailCopied}</p>}
        <FailureNote failure={copy.failure ?? save.failure ?? mail.failure} />
        <div className="form-actions">
          {canMail && (
            <Button variant="primary" action={mail}>
              {messages.mail}
            </Button>
          )}
          <Button variant={canMail ? 'plain' : 'primary'} action={copy}>
            {messages.copy}
          </Button>
          <Button action={save}>{messages.save}</Button>
          <Button onClick={onEnd}>{messages.end}</Button>
          <Button variant="quiet" onClick={onChange}>
            {messages.change}
          </Button>
        </div>
      </section>
      <Tips {...text.support.next} />
    </>
  );
}
