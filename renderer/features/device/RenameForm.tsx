import { useEffect, useRef, useState } from 'react';
import { maxOwnNameLength } from '../../../shared/license-name.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useSeatId } from './seat-context.ts';

interface RenameFormProps {
  /** The person's present name; empty for none. */
  readonly name: string;
  readonly onEnd: () => void;
}

/** Asks for the person's own name of the license. An empty one removes the name. */
export function RenameForm({ name, onEnd }: RenameFormProps) {
  const text = useText();
  const messages = text.device.licenses.renameForm;
  const seat = useSeatId();
  const [typed, setTyped] = useState(name);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.select(), []);
  const save = useAnnouncedAction(() => bridge.device.rename({ seat, name: typed }), onEnd);
  return (
    <form
      ref={form}
      className="stack stack-tight rename-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.run();
      }}
    >
      <Field
        name="license"
        label={messages.label}
        hint={messages.hint}
        value={typed}
        problem={null}
        maxLength={maxOwnNameLength}
        onChange={setTyped}
      />
      <FailureNote failure={save.failure} />
      <div className="actions">
        <Button variant="primary" submit busy={save.busy}>
          {messages.save}
        </Button>
        <Button onClick={onEnd}>{messages.cancel}</Button>
      </div>
    </form>
  );
}
