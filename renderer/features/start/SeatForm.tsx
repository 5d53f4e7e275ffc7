import { useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { done } from '../../../shared/failure.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import type { Server } from '../../../shared/license.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { type FieldName, getKeyAdvice } from './field-checks.ts';
import { useSeatFields } from './use-seat-fields.ts';

/** A key that the person entered, with its preview. */
export interface CheckedKey {
  readonly request: { server: Server; key: string; organizationId: string; label: string };
  readonly preview: KeyPreview;
}

interface SeatFormProps {
  /** `activate` previews a key that may take a new seat; `import` adopts a seat that this computer already has. */
  readonly kind: 'activate' | 'import';
  readonly onChecked: (checkedKey: CheckedKey) => void;
  readonly onBack: () => void;
  readonly onOther: () => void;
}

/** The form for a license key. */
export function SeatForm({ kind, onChecked, onBack, onOther }: SeatFormProps) {
  const state = useReadyState();
  const text = useText();
  const { announceAssertively } = useAnnouncer();
  const messages = text.start[kind];
  const vendorOrganization = state.vendor.organizationId;
  const [server, setServer] = useState<Server>(getInitialServer(state));

  const fieldNames: FieldName[] = ['key'];
  if (vendorOrganization === null) fieldNames.push('organization');
  if (kind === 'import') fieldNames.push('activation');
  fieldNames.push('name');
  const { values, field, validateAll } = useSeatFields(
    {
      key: '',
      organization: vendorOrganization ?? '',
      activation: '',
      name: state.suggestedLabel,
    },
    fieldNames,
  );

  const action = useAnnouncedAction(
    async () => {
      const { key, organization: organizationId, name: label, activation: activationId } = values;
      const typed = { server, key, organizationId };
      if (kind === 'import') return await bridge.device.import({ ...typed, activationId, label });
      const request = { ...typed, label: label.trim() };
      const preview = await bridge.device.preview(request);
      return preview.ok ? done({ request, preview: preview.value }) : preview;
    },
    (checkedKey) => {
      if (checkedKey !== undefined) onChecked(checkedKey);
    },
  );

  const submit = (form: HTMLFormElement) => {
    const invalid = validateAll();
    if (invalid.firstInvalid === undefined) {
      action.run();
      return;
    }
    announceAssertively(text.start.problems(invalid.count));
    form.querySelector<HTMLInputElement>(`[name="${invalid.firstInvalid}"]`)?.focus();
  };

  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!action.busy) submit(event.currentTarget);
      }}
    >
      <p className="quiet">{messages.lead}</p>
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
        hint={getKeyAdvice(values, text) ?? text.start.key.hint}
        code
      />
      {vendorOrganization === null && (
        <Field {...field('organization')} {...text.start.organization} code />
      )}
      {kind === 'import' && <Field {...field('activation')} {...text.start.activation} code />}
      <Field {...field('name')} {...text.start.name} />
      {action.failure !== null && <FailureNote failure={action.failure} seat="none-taken" />}
      <div className="form-actions">
        <Button variant="primary" submit busy={action.busy}>
          {action.busy ? messages.busy : messages.submit}
        </Button>
        <Button onClick={onBack}>{text.app.actions.back}</Button>
        <Button variant="quiet" onClick={onOther}>
          {messages.other}
        </Button>
      </div>
    </form>
  );
}

/** Returns the connected organization's server, else the one in the settings, else the first that this build can use. */
function getInitialServer({ connection, servers, settings }: AppState): Server {
  if (connection.type !== 'public') return connection.server;
  return servers.find((server) => server === settings.server) ?? servers[0] ?? 'production';
}
