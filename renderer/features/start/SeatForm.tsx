import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { done } from '../../../shared/failure.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import type { Server } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAct } from '../../ui/use-action.ts';
import { type FieldName, keyAdvice } from './field-checks.ts';
import { useSeatFields } from './use-seat-fields.ts';
import '../../ui/form.css';
import './seat-form.css';

/** A key that was entered and looked at. */
export interface LookedAt {
  readonly request: { server: Server; key: string; organizationId: string; label: string };
  readonly preview: KeyPreview;
}

interface SeatFormProps {
  /** `activate` looks at a key that may take a new seat, `import` takes one that this computer already has. */
  readonly kind: 'activate' | 'import';
  readonly state: AppState;
  readonly onLooked: (looked: LookedAt) => void;
  readonly onBack: () => void;
  readonly onOther: () => void;
}

/** Asks for what puts a license on this computer. */
export function SeatForm({ kind, state, onLooked, onBack, onOther }: SeatFormProps) {
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
    {
      key: '',
      organization: ownOrganization ?? '',
      activation: '',
      name: state.suggestedLabel,
    },
    asked,
  );

  const act = useAct(
    async () => {
      const { key, organization: organizationId, name: label, activation: activationId } = values;
      const typed = { server, key, organizationId };
      if (kind === 'import') return await bridge.device.import({ ...typed, activationId, label });
      const request = { ...typed, label: label.trim() };
      const looked = await bridge.device.preview(request);
      return looked.ok ? done({ request, preview: looked.value }) : looked;
    },
    (looked) => {
      if (looked !== undefined) onLooked(looked);
    },
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
      <Field
        {...field('key')}
        label={text.start.key.label}
        hint={keyAdvice(values, text) ?? text.start.key.hint}
        code
      />
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

/** The server a connected organization uses, else the one the person set, else the first this build may be pointed at. */
function firstServer({ connection, servers, settings }: AppState): Server {
  if (connection.is !== 'public') return connection.server;
  return servers.find((server) => server === settings.server) ?? servers[0] ?? 'production';
}
