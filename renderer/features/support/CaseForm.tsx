import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import type { CaseReason } from '../../../shared/support-case.ts';
import { bridge } from '../../bridge.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAct } from '../../ui/use-action.ts';
import type { OpenedCase } from './CaseCard.tsx';
import '../../ui/form.css';

/** What is asked for each topic; the first is the likeliest. */
const reasons = {
  lost: ['lost', 'broken', 'sold', 'reinstalled', 'other'],
  help: ['limit', 'reinstalled', 'other'],
} as const satisfies Record<string, readonly CaseReason[]>;

/** The longest words that a case takes, in characters. */
const longest = { device: 120, lastUsed: 60, keyEnding: 200 };

interface CaseFormProps {
  readonly topic: 'lost' | 'help';
  readonly state: AppState;
  readonly entered: EnteredKey | null;
  readonly onOpened: (opened: OpenedCase) => void;
  readonly onBack: () => void;
}

/** Asks for what this app cannot know. Every line may stay empty. */
export function CaseForm({ topic, state, entered, onOpened, onBack }: CaseFormProps) {
  const text = useText();
  const { alarm } = useAnnouncer();
  const words = text.support;
  const [reason, setReason] = useState<CaseReason>(reasons[topic][0]);
  const [values, setValues] = useState({
    device: '',
    lastUsed: '',
    keyEnding: entered?.ending ?? '',
  });
  const isLost = topic === 'lost';
  const { device } = state;
  const holdsKey = device.is === 'held' && device.seat.otherComputer !== true;

  const act = useAct(
    () =>
      bridge.support.open({
        about: isLost ? 'another-device' : 'this-device',
        reason,
        ...(entered === null ? {} : { server: entered.server }),
        deviceName: isLost ? values.device : null,
        lastUsed: isLost ? values.lastUsed : null,
        keyEnding: values.keyEnding,
      }),
    onOpened,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    problem: values[name].trim().length > longest[name] ? words.tooLong(longest[name]) : null,
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
    onLeave: () => undefined,
  });
  const fits = Object.entries(longest).every(
    ([name, most]) => values[name as keyof typeof values].trim().length <= most,
  );

  return (
    <form
      className="card case-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.busy && fits) act.run();
      }}
    >
      <p className="form-lead">{words[topic].lead}</p>
      <ChoiceCards
        legend={words[topic].legend}
        name="reason"
        choices={reasons[topic].map((value) => ({ value, title: words.reasons[value] }))}
        value={reason}
        onChange={setReason}
      />
      {isLost && <Field {...field('device')} {...words.device} />}
      {isLost && <Field {...field('lastUsed')} {...words.lastUsed} />}
      {!holdsKey && <Field {...field('keyEnding')} {...words.keyEnding} code />}
      {act.failure !== null && <FailureNote failure={act.failure} />}
      <div className="form-acts">
        <Button look="primary" submit busy={act.busy}>
          {words.prepare}
        </Button>
        <Button onClick={onBack}>{text.app.acts.back}</Button>
      </div>
    </form>
  );
}
