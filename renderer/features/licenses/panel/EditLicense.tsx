import { type FormEvent, useEffect, useRef, useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFailureNews } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { changeIn, faultsIn, fieldsOf, type LimitField } from './license-edit.ts';

interface EditLicenseProps {
  readonly license: LicenseRow;
  readonly onSaved: (details: LicenseDetails) => void;
  readonly onCancel: () => void;
}

const limitNames = ['seatLimit', 'usageLimit', 'expires'] as const;
/** The fields that may be wrong, as they stand below one another. */
const fieldOrder = ['seatLimit', 'usage', 'usageLimit', 'expires'] as const;

/** A license's limits, its usage and its end, to change. Only what was changed is sent. */
export function EditLicense({ license, onSaved, onCancel }: EditLicenseProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:enabled')?.focus(), []);
  const text = useAdminText();
  const { alarm, show } = useAnnouncer();
  const words = text.licensePanel.edit;
  const [fields, setFields] = useState(() => fieldsOf(license));
  const [isJudged, setJudged] = useState(false);
  const faults = isJudged ? faultsIn(fields, license) : {};
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
    const wrong = faultsIn(fields, license);
    const first = fieldOrder.find((name) => wrong[name] !== undefined);
    if (first === undefined) {
      save.run();
      return;
    }
    alarm(text.start.problems(Object.keys(wrong).length));
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  /** A limit with the choice that there is none. */
  const limit = (name: (typeof limitNames)[number], choice: string) => {
    const field = fields[name];
    const change = (part: Partial<LimitField>) =>
      setFields({ ...fields, [name]: { ...field, ...part } });
    const problem = name === 'expires' ? words.notDay : words.notLimit;
    return (
      <Field
        name={name}
        label={words[name]}
        hint={words[`${name}Hint`]}
        date={name === 'expires'}
        value={field.text}
        problem={faults[name] === undefined ? null : problem(choice)}
        onChange={(value) => change({ text: value })}
        onLeave={() => setJudged(true)}
        instead={{
          label: choice,
          chosen: field.isUnlimited,
          onChange: (isUnlimited) => change({ isUnlimited }),
        }}
      />
    );
  };
  return (
    <form ref={form} className="panel-edit" aria-label={words.title} noValidate onSubmit={submit}>
      {limit('seatLimit', words.noSeatLimit)}
      <Field
        name="usage"
        label={words.usage}
        hint={words.usageHint}
        value={fields.usage}
        problem={faults.usage === undefined ? null : words.notCount}
        onChange={(usage) => setFields({ ...fields, usage })}
        onLeave={() => setJudged(true)}
      />
      {limit('usageLimit', words.noUsageLimit)}
      {limit('expires', words.noExpiry)}
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
