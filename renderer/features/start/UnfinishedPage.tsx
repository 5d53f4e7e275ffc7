import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { FailureCode } from '../../../shared/failure.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFailureAnnouncement } from '../../ui/use-failure-announcement.ts';
import type { FieldName } from './field-checks.ts';
import { useFocusInSight, useRefusal } from './use-refusal.ts';
import { useSeatFields } from './use-seat-fields.ts';
import './start.css';

/** Failures for which the person has to look at the id that they entered. */
const idRefusals: ReadonlySet<FailureCode> = new Set(['activation-unknown', 'activation-other']);
const newKeyRefusals: ReadonlySet<FailureCode> = new Set(['key-unknown']);

interface UnfinishedPageProps {
  readonly seat: SeatId;
  /** The name for which the activation asked. */
  readonly label: string;
  readonly onEnded: () => void;
  readonly onBack: () => void;
}

/**
 * Ends an unfinished activation with its id, which the seller names. Main has all else of it. Only where Polar no longer knows its key does the
 * form ask for the one that the license has now.
 */
export function UnfinishedPage({ seat, label, onEnded, onBack }: UnfinishedPageProps) {
  const text = useText();
  const messages = text.start.unfinished;
  const { announceAssertively } = useAnnouncer();
  const [hasOtherKey, setHasOtherKey] = useState(false);
  const fieldNames: FieldName[] = hasOtherKey ? ['activation', 'key'] : ['activation'];
  const { values, field, validateAll } = useSeatFields(
    { key: '', organization: '', activation: '', name: '' },
    fieldNames,
  );
  const announceFailure = useFailureAnnouncement();
  const action = useAction(
    () =>
      bridge.device.endActivation({
        seat,
        activationId: values.activation,
        ...(hasOtherKey && { key: values.key }),
      }),
    onEnded,
    (failure) => {
      if (failure.code === 'key-unknown') flushSync(() => setHasOtherKey(true));
      announceFailure(failure);
    },
  );
  useFocusInSight(action.failure);
  const refusedId = useRefusal(action.failure, values.activation, idRefusals);
  const refusedKey = useRefusal(action.failure, values.key, newKeyRefusals);

  const submit = (form: HTMLFormElement) => {
    const { firstInvalid, count } = validateAll();
    if (firstInvalid === undefined) {
      action.run();
      return;
    }
    announceAssertively(text.start.problems(count));
    form.querySelector<HTMLInputElement>(`[name="${firstInvalid}"]`)?.focus();
  };

  const idField = field('activation');
  const keyField = field('key');
  return (
    <Page title={messages.title} onBack={onBack}>
      <form
        className="card stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!action.busy) submit(event.currentTarget);
        }}
      >
        <p className="quiet">{messages.lead(label)}</p>
        <Field
          {...idField}
          problem={idField.problem ?? refusedId}
          label={text.start.activation.label}
          hint={messages.hint}
          code
        />
        {hasOtherKey && (
          <Field
            {...keyField}
            problem={keyField.problem ?? (values.key === '' ? null : refusedKey)}
            label={text.start.key.label}
            hint={messages.keyHint}
            code
          />
        )}
        <FailureNote failure={action.failure} seat="unfinished" isUntitled={refusedId !== null} />
        <div className="form-actions">
          <Button variant="primary" submit busy={action.busy}>
            {action.busy ? messages.busy : messages.submit}
          </Button>
        </div>
      </form>
    </Page>
  );
}
