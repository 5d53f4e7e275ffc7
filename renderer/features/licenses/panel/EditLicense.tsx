import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
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
  findInvalidFields,
  getLicenseFields,
  type FieldName,
  type LicenseField,
} from './license-edit.ts';

interface EditLicenseProps {
  readonly license: LicenseRow;
  readonly onSaved: (details: LicenseDetails) => void;
  readonly onCancel: () => void;
}

/** The form for a license's limits, usage and expiry. Only changes are sent. */
export function EditLicense({ license, onSaved, onCancel }: EditLicenseProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:enabled')?.focus(), []);
  const titleId = useId();
  const text = useAdminText();
  const { announceAssertively, showToast } = useAnnouncer();
  const messages = text.licensePanel.edit;
  const [fields, setFields] = useState(() => getLicenseFields(license));
  const [isValidated, setValidated] = useState(false);
  const invalidFields = isValidated ? findInvalidFields(fields, license) : [];
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
    const invalid = findInvalidFields(fields, license);
    const [first] = invalid;
    if (first === undefined) {
      save.run();
      return;
    }
    announceAssertively(text.start.problems(invalid.length));
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const hints = {
    seatLimit: messages.seatLimitHint,
    expires: messages.expiresHint,
    usage: '',
    usageLimit: '',
  };
  /** Draws a field, with a checkbox for no limit if `noLimit` names one. */
  const renderField = (name: FieldName, problem: string, noLimit?: string) => {
    const field = fields[name];
    const change = (part: Partial<LicenseField>) =>
      setFields({ ...fields, [name]: { ...field, ...part } });
    const instead = noLimit !== undefined && {
      label: noLimit,
      chosen: field.isUnlimited,
      onChange: (isUnlimited: boolean) => change({ isUnlimited }),
    };
    return (
      <Field
        name={name}
        label={messages[name]}
        hint={hints[name]}
        date={name === 'expires'}
        value={field.text}
        problem={invalidFields.includes(name) ? problem : null}
        onChange={(value) => change({ text: value })}
        onLeave={() => setValidated(true)}
        {...(instead && { instead })}
      />
    );
  };
  const { noSeatLimit, noUsageLimit, noExpiry } = messages;
  return (
    <form
      ref={form}
      className="stack stack-tight"
      aria-labelledby={titleId}
      noValidate
      onSubmit={submit}
    >
      <h3 id={titleId}>{messages.title}</h3>
      {renderField('seatLimit', messages.invalidLimit(noSeatLimit), noSeatLimit)}
      {renderField('usage', messages.invalidCount)}
      {renderField('usageLimit', messages.invalidLimit(noUsageLimit), noUsageLimit)}
      {renderField('expires', messages.invalidDate(noExpiry), noExpiry)}
      <FailureNote failure={save.failure} />
      <div className="actions edit-actions">
        <Button variant="primary" submit busy={save.busy}>
          {messages.save}
        </Button>
        <Button onClick={onCancel}>{messages.cancel}</Button>
      </div>
    </form>
  );
}
