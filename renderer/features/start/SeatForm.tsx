import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppState } from '../../../shared/app-state.ts';
import { done, type Failure } from '../../../shared/failure.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import type { Server } from '../../../shared/license.ts';
import { sellerOrganizations } from '../../../shared/product.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { PortalLink } from '../../ui/PortalLink.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFailureAnnouncement } from '../../ui/use-failure-announcement.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { type FieldName, getKeyAdvice } from './field-checks.ts';
import { keyRefusals, useFocusInSight, useRefusal } from './use-refusal.ts';
import { useSeatFields } from './use-seat-fields.ts';

/** A key that the person entered, or that of a license in the open transfer file, which main has. */
type KeyChoice =
  | { readonly server: Server; readonly key: string; readonly organizationId: string }
  | { readonly transfer: number };

/** A chosen key with its preview. */
export interface CheckedKey {
  readonly request: KeyChoice & { readonly label: string };
  readonly preview: KeyPreview;
}

interface SeatFormProps {
  /** `activate` previews a key that may take a new seat; `import` adopts a seat that this computer already has. */
  readonly kind: 'activate' | 'import';
  readonly onChecked: (checkedKey: CheckedKey) => void;
  /** Leads to the other form; null for none. */
  readonly onOther: (() => void) | null;
  /** What a transfer file says of the license; null without one. */
  readonly from?: { readonly server: Server; readonly organizationId: string } | null;
  /** What the key is for, above the form's own text. */
  readonly head?: ReactNode;
  /** A consequence to know before; null for none. */
  readonly note: string | null;
  /** Called when a seat was taken over. */
  readonly onTaken: (() => void) | undefined;
  /** Called with the failure for a key whose license this computer has. Returns whether its page is shown instead. */
  readonly onFound: (failure: Failure) => boolean;
}

/** The form for a license key. */
export function SeatForm(props: SeatFormProps) {
  const { kind, head, onChecked, onOther, note, onTaken, onFound } = props;
  const { from = null } = props;
  const state = useReadyState();
  const text = useText();
  const { announceAssertively } = useAnnouncer();
  const messages = text.start[kind];
  // Main asks for the key in all organizations of the seller's.
  const [vendorOrganization = null] = sellerOrganizations(state.vendor);
  const [server, setServer] = useState<Server>(from?.server ?? getInitialServer(state));
  const knownOrganization =
    from?.organizationId ?? vendorOrganization ?? state.lastSeat?.organizationId ?? '';
  const [isAdvancedOpen, setAdvancedOpen] = useState(knownOrganization === '');
  const hasServer = from === null && state.servers.length > 1;
  const hasOrganization = from === null && vendorOrganization === null;

  const fieldNames: FieldName[] = ['key'];
  if (kind === 'import') fieldNames.push('activation');
  fieldNames.push('name');
  if (hasOrganization) fieldNames.push('organization');
  const { values, field, validateAll } = useSeatFields(
    {
      key: '',
      organization: knownOrganization,
      activation: '',
      name: state.lastSeat?.label || state.suggestedLabel,
    },
    fieldNames,
  );

  const announceFailure = useFailureAnnouncement();
  const action = useAction(
    async () => {
      const { key, organization: organizationId, name: label, activation: activationId } = values;
      const typed = { server, key, organizationId };
      if (kind === 'import') return await bridge.device.import({ ...typed, activationId, label });
      const request = { ...typed, label: label.trim() };
      const preview = await bridge.device.preview(request);
      return preview.ok ? done({ request, preview: preview.value }) : preview;
    },
    (checkedKey) => {
      if (checkedKey === undefined) onTaken?.();
      else onChecked(checkedKey);
    },
    (failure) => {
      if (!onFound(failure)) announceFailure(failure);
    },
  );

  useFocusInSight(action.failure);
  const refusal = useRefusal(action.failure, values.key, keyRefusals);

  const submit = (form: HTMLFormElement) => {
    const invalid = validateAll();
    if (invalid.firstInvalid === undefined) {
      action.run();
      return;
    }
    announceAssertively(text.start.problems(invalid.count));
    // The browser gives no focus to a field of a closed part.
    if (invalid.names.includes('organization')) flushSync(() => setAdvancedOpen(true));
    form.querySelector<HTMLInputElement>(`[name="${invalid.firstInvalid}"]`)?.focus();
  };

  const keyField = field('key');
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!action.busy) submit(event.currentTarget);
      }}
    >
      {head}
      <p className="quiet">{note === null ? messages.lead : `${messages.lead} ${note}`}</p>
      <Field
        {...keyField}
        problem={keyField.problem ?? refusal}
        label={text.start.key.label}
        hint={getKeyAdvice(values, text) ?? text.start.key.hint}
        code
      />
      <div className="fields-beside">
        {kind === 'import' && (
          <div className="field-id">
            <Field {...field('activation')} {...text.start.activation} code />
          </div>
        )}
        <Field {...field('name')} {...text.start.name} />
      </div>
      {(hasServer || hasOrganization) && (
        <AdvancedFields
          organization={hasOrganization ? field('organization') : null}
          servers={hasServer ? state.servers : []}
          server={server}
          onServerChange={setServer}
          open={isAdvancedOpen}
          onToggle={setAdvancedOpen}
        />
      )}
      <FailureNote failure={action.failure} seat="none-taken" isUntitled={refusal !== null} />
      {kind === 'activate' && (
        <PortalLink topic={action.failure?.code === 'key-unknown' ? 'wrongKey' : 'key'} />
      )}
      <div className="form-actions">
        <Button variant="primary" submit busy={action.busy}>
          {action.busy ? messages.busy : messages.submit}
        </Button>
        {onOther !== null && (
          <Button variant="quiet" onClick={onOther}>
            {messages.other}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Returns the connected organization's server, else that of this computer's last seat or of the settings, else the first that this build can use. */
function getInitialServer({ connection, lastSeat, servers, settings }: AppState): Server {
  if (connection.type !== 'public') return connection.server;
  if (lastSeat !== null && servers.includes(lastSeat.server)) return lastSeat.server;
  return servers.find((server) => server === settings.server) ?? servers[0] ?? 'production';
}
