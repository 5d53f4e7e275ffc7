import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import type { Server } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAct } from '../../ui/use-act.ts';
import type { FieldName } from './field-checks.ts';
import { useSeatFields } from './use-seat-fields.ts';
import '../../ui/form.css';
import './seat-form.css';

interface SeatFormProps {
  /** `activate` takes a new seat, `import` one that this computer already has. */
  readonly kind: 'activate' | 'import';
  readonly state: AppState;
  readonly onBack: () => void;
  readonly onOther: () => void;
}

/** Asks for what puts a license on this computer. */
export function SeatForm({ kind, state, onBack, onOther }: SeatFormProps) {
  const text = useText();
  const { alarm } = useAnnouncer();
  const words = text.start[kind];
  const ownOrganization = state.vendor.organizationId;
  const [server, setServer] = useState<Server>(firstServer(state));

  const asked: FieldName[] = ['key'];
  if (ownOrganization === null) asked.push('organization');
  if (kind === 'import') asked.push('activation');
  asked.push('name');
  const { values, field, judgeAll } = useSeatFields(
    { key: '', organization: '', activation: '', name: state.suggestedLabel },
    asked,
  );

  const act = useAct(
    () => {
      const { key, name: label } = values;
      const organizationId = ownOrganization ?? values.organization;
      return kind === 'activate'
        ? bridge.device.activate({ server, key, organizationId, label })
        : bridge.device.import({
            server,
            key,
            organizationId,
            activationId: values.activation,
            label,
          });
    },
    undefined,
    ({ code }) => alarm(text.failures.words[code].title),
  );

  const submit = (form: HTMLFormElement) => {
    const wrong = judgeAll();
    if (wrong.first === undefined) {
      act.run();
      return;
    }
    alarm(text.start.problems(wrong.count));
    form.querySelector<HTMLInputElement>(`[name="${wrong.first}"]`)?.focus();
  };

  return (
    <form
      className="card seat-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.busy) submit(event.currentTarget);
      }}
    >
      <p className="form-lead">{words.lead}</p>
      {state.servers.length > 1 && (
        <ChoiceCards
          legend={text.start.server.label}
          name="server"
          choices={state.servers.map((value) => ({
            value,
            title: text.start.server.options[value].title,
            body: text.start.server.options[value].body,
          }))}
          value={server}
          onChange={setServer}
        />
      )}
      <Field {...field('key')} {...text.start.key} code />
      {ownOrganization === null && (
        <Field {...field('organization')} {...text.start.organization} code />
      )}
      {kind === 'import' && <Field {...field('activation')} {...text.start.activation} code />}
      <Field {...field('name')} {...text.start.name} />
      {act.failure !== null && <FailureNote failure={act.failure} seat="none-taken" />}
      <div className="form-acts">
        <Button look="primary" submit busy={act.busy}>
          {act.busy ? words.busy : words.submit}
        </Button>
        <Button onClick={onBack}>{text.app.acts.back}</Button>
        <Button look="quiet" onClick={onOther}>
          {words.other}
        </Button>
      </div>
    </form>
  );
}

/** The server a connected organization uses, else the first this build may be pointed at. */
function firstServer({ connection, servers }: AppState): Server {
  return connection.is === 'public' ? (servers[0] ?? 'production') : connection.server;
}
