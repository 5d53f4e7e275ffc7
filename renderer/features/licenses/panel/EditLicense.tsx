import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useFailureNews } from '../../../ui/use-failure-news.ts';
import { useAdminText } from '../use-admin-text.ts';
import { changeIn, faultsIn, fieldsOf, type LicenseFields } from './license-edit.ts';

interface EditLicenseProps {
  readonly license: LicenseRow;
  readonly onSaved: (details: LicenseDetails) => void;
  readonly onCancel: () => void;
}

/** The fields that may be wrong, as they stand below one another. */
const fieldOrder = ['seatLimit', 'usage', 'usageLimit'] as const;

/** A license's limits, its usage and its end, to change. Only what was changed is sent. */
export function EditLicense({ license, onSaved, onCancel }: EditLicenseProps) {
  const dateId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const text = useAdminText();
  const { alarm, show } = useAnnouncer();
  const words = text.licensePanel.edit;
  const [fields, setFields] = useState(() => fieldsOf(license));
  const [isJudged, setJudged] = useState(false);
  const faults = isJudged ? faultsIn(fields) : {};
  const save = useAct(
    async () => {
      const change = changeIn(license, fields);
      if (Object.keys(change).length === 0) return done<LicenseDetails | null>(null);
      return await bridge.licenses.change({ licenseId: license.licenseId, change });
    },
    (details) => {
      show(details === null ? words.unchanged : words.saved);
      if (details === null) onCancel();
      else onSaved(details);
    },
    useFailureNews(),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    const wrong = faultsIn(fields);
    const first = fieldOrder.find((name) => wrong[name] !== undefined);
    if (first === undefined) {
      save.run();
      return;
    }
    alarm(text.start.problems(Object.keys(wrong).length));
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const field = (name: Exclude<keyof LicenseFields, 'expires'>, hint: string) => {
    const fault = faults[name];
    return (
      <Field
        name={name}
        label={words[name]}
        hint={hint}
        value={fields[name]}
        problem={fault === undefined ? null : fault === 'count' ? words.notCount : words.notLimit}
        onChange={(value) => setFields({ ...fields, [name]: value })}
        onLeave={() => setJudged(true)}
      />
    );
  };
  return (
    <form ref={form} className="panel-edit" aria-label={words.title} noValidate onSubmit={submit}>
      {field('seatLimit', words.seatLimitHint)}
      {field('usage', words.usageHint)}
      {field('usageLimit', words.usageLimitHint)}
      <div className="field">
        <label htmlFor={dateId}>{words.expires}</label>
        <input
          id={dateId}
          type="date"
          className="input"
          max="9999-12-31"
          aria-describedby={`${dateId}-hint`}
          value={fields.expires}
          onChange={(event) => setFields({ ...fields, expires: event.target.value })}
        />
        <p className="field-hint" id={`${dateId}-hint`}>
          {words.expiresHint}
        </p>
      </div>
      {save.failure !== null && <FailureNote failure={save.failure} />}
      <div className="panel-acts">
        <Button look="primary" submit busy={save.busy}>
          {words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}
