import { type FormEvent, useEffect, useRef, useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import {
  getLicenseChange,
  findProblems,
  getLicenseFields,
  type LimitField,
  type LimitName,
} from './license-edit.ts';

interface EditLicenseProps {
  readonly license: LicenseRow;
  readonly onSaved: (details: LicenseDetails) => void;
  readonly onCancel: () => void;
}

/** The fields that can be invalid, from top to bottom. */
const fieldOrder = ['seatLimit', 'usage', 'usageLimit', 'expires'] as const;

/** The form for a license's limits, usage and expiry. Only changes are sent. */
export function EditLicense({ license, onSaved, onCancel }: EditLicenseProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:enabled')?.focus(), []);
  const text = useAdminText();
  const { announceAssertively, showToast } = useAnnouncer();
  const messages = text.licensePanel.edit;
  const [fields, setFields] = useState(() => getLicenseFields(license));
  const [isValidated, setValidated] = useState(false);
  const problems = isValidated ? findProblems(fields, license) : {};
  const save = useAnnouncedAction(
    async () => {
      const change = getLicenseChange(license, fields);
      if (Object.keys(change).length === 0) return done<LicenseDetails | null>(null);
      return await bridge.licenses.change({ licenseId: license.licenseId, change });
    },
    (details) => {
      showToast(details === null ? messages.unchanged : messages.saved);
      if (details === null) onCancel();
      else onSaved(details);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setValidated(true);
    const invalid = findProblems(fields, license);
    const first = fieldOrder.find((name) => invalid[name] !== undefined);
    if (first === undefined) {
      save.run();
      return;
    }
    announceAssertively(text.start.problems(Object.keys(invalid).length));
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  /** Draws the field of a limit with a checkbox for no limit. */
  const renderLimit = (name: LimitName, choice: string) => {
    const field = fields[name];
    const change = (part: Partial<LimitField>) =>
      setFields({ ...fields, [name]: { ...field, ...part } });
    const describeProblem = name === 'expires' ? messages.invalidDate : messages.invalidLimit;
    return (
      <Field
        name={name}
        label={messages[name]}
        hint={messages[`${name}Hint`]}
        date={name === 'expires'}
        value={field.text}
        problem={problems[name] === undefined ? null : describeProblem(choice)}
        onChange={(value) => change({ text: value })}
        onLeave={() => setValidated(true)}
        instead={{
          label: choice,
          chosen: field.isUnlimited,
          onChange: (isUnlimited) => change({ isUnlimited }),
        }}
      />
    );
  };
  return (
    <form
      ref={form}
      className="panel-edit"
      aria-label={messages.title}
      noValidate
      onSubmit={submit}
    >
      {renderLimit('seatLimit', messages.noSeatLimit)}
      <Field
        name="usage"
        label={messages.usage}
        hint={messages.usageHint}
        value={fields.usage}
        problem={problems.usage === undefined ? null : messages.invalidCount}
        onChange={(usage) => setFields({ ...fields, usage })}
        onLeave={() => setValidated(true)}
      />
      {renderLimit('usageLimit', messages.noUsageLimit)}
      {renderLimit('expires', messages.noExpiry)}
      {save.failure !== null && <FailureNote failure={save.failure} />}
      <div className="actions">
        <Button variant="primary" submit busy={save.busy}>
          {messages.save}
        </Button>
        <Button onClick={onCancel}>{messages.cancel}</Button>
      </div>
    </form>
  );
}
