import { type FormEvent, useId, useRef, useState } from 'react';
import { isConclusive, type LookupAnswer } from '../../../../shared/support-lookup.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { showWhole } from '../../../ui/show-whole.ts';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import '../../../ui/field.css';

/** The most characters that main accepts. */
const maxPasteLength = 100_000;

interface LookupFormProps {
  /** Whether an answer is shown, which leaves less room for the field. */
  readonly isAnswered: boolean;
  /** Called with null when the person clears the field. */
  readonly onAnswer: (answer: LookupAnswer | null) => void;
}

/** The form for what the customer sent. The app does not save it. */
export function LookupForm({ isAnswered, onAnswer }: LookupFormProps) {
  const id = useId();
  const paste = useRef<HTMLTextAreaElement>(null);
  const text = useAdminText();
  const messages = text.supportLookup;
  const { announceAssertively, announce } = useAnnouncer();
  const [pasted, setPasted] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const isPasting = useRef(false);
  const lookUp = useAnnouncedAction(
    (sent: string) => bridge.supportLookup.find(sent.slice(0, maxPasteLength)),
    (answer) => {
      announce(
        messages.summary(
          answer.matches.length,
          answer.recognized.length > 0,
          isConclusive(answer),
          answer.supportCase?.code ?? null,
        ),
      );
      if (answer.isContradictory) announceAssertively(messages.contradiction.title);
      onAnswer(answer);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isBlank = pasted.trim() === '';
    setEmpty(isBlank);
    if (!isBlank) {
      lookUp.run(pasted);
      return;
    }
    announceAssertively(messages.empty);
    paste.current?.focus();
  };
  return (
    <form className="card stack stack-tight" noValidate onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{messages.paste}</label>
        <textarea
          ref={paste}
          id={id}
          className="input lookup-paste"
          data-answered={isAnswered || undefined}
          spellCheck={false}
          aria-invalid={isEmpty}
          aria-describedby={`${id}-hint`}
          value={pasted}
          onFocus={showWhole}
          onPaste={() => {
            isPasting.current = true;
          }}
          onChange={(event) => {
            const { value } = event.target;
            setPasted(value);
            // A paste into the empty field is a whole message: it is searched at once.
            if (isPasting.current && pasted.trim() === '' && value.trim() !== '') lookUp.run(value);
            isPasting.current = false;
          }}
        />
        <p className={isEmpty ? 'note field-problem' : 'note'} id={`${id}-hint`}>
          {isEmpty ? messages.empty : messages.pasteHint}
        </p>
      </div>
      <FailureNote failure={lookUp.failure} />
      <div className="form-actions">
        <Button variant={isAnswered ? 'plain' : 'primary'} submit busy={lookUp.busy}>
          {messages.find}
        </Button>
        {pasted !== '' && (
          <Button
            variant="quiet"
            onClick={() => {
              setPasted('');
              onAnswer(null);
              paste.current?.focus();
            }}
          >
            {messages.clear}
          </Button>
        )}
      </div>
    </form>
  );
}
