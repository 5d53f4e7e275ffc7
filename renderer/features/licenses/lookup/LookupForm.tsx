import { type FormEvent, useId, useRef, useState } from 'react';
import { isSure, type DeskAnswer } from '../../../../shared/support-lookup.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useAdminText } from '../use-admin-text.ts';
import '../../../ui/field.css';
import '../../../ui/form.css';

/** Main reads no more of a pasted text. */
const longestPaste = 100_000;

interface DeskFormProps {
  readonly onFound: (answer: DeskAnswer) => void;
  readonly onClear: () => void;
}

/** Takes what the customer sent. Nothing of it is kept. */
export function DeskForm({ onFound, onClear }: DeskFormProps) {
  const id = useId();
  const paste = useRef<HTMLTextAreaElement>(null);
  const text = useAdminText();
  const words = text.supportDesk;
  const { alarm, say } = useAnnouncer();
  const [pasted, setPasted] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const find = useAct(
    () => bridge.supportDesk.lookUp(pasted.slice(0, longestPaste)),
    (answer) => {
      say(words.summary(answer.matches.length, answer.recognized.length > 0, isSure(answer)));
      if (answer.isContradictory) alarm(words.contradiction.title);
      onFound(answer);
    },
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isNothing = pasted.trim() === '';
    setEmpty(isNothing);
    if (!isNothing) {
      find.run();
      return;
    }
    alarm(words.empty);
    paste.current?.focus();
  };
  return (
    <form className="card desk-form" noValidate onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{words.paste}</label>
        <textarea
          ref={paste}
          id={id}
          className="input desk-paste"
          rows={5}
          spellCheck={false}
          aria-invalid={isEmpty}
          aria-describedby={`${id}-hint`}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <p className={isEmpty ? 'field-problem' : 'field-hint'} id={`${id}-hint`}>
          {isEmpty ? words.empty : words.pasteHint}
        </p>
      </div>
      {find.failure !== null && <FailureNote failure={find.failure} />}
      <div className="form-acts">
        <Button look="primary" submit busy={find.busy}>
          {words.find}
        </Button>
        {pasted !== '' && (
          <Button
            look="quiet"
            onClick={() => {
              setPasted('');
              onClear();
              paste.current?.focus();
            }}
          >
            {words.clear}
          </Button>
        )}
      </div>
    </form>
  );
}
