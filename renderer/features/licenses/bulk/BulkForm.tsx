import { type FormEvent, useId, useState } from 'react';
import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { type Choice, ChoiceCards } from '../../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { hasFilters } from '../list/license-filters.ts';
import { findProblem, ruleNames, type SourceFields, createBulkSource } from './bulk-source.ts';
import '../../../ui/field.css';

interface BulkFormProps {
  readonly query: LicenseQuery;
  /** The ids of the licenses selected in the list. */
  readonly chosen: ReadonlySet<string>;
}

/** Selects the seats to plan for. Planning releases nothing. */
export function BulkForm({ query, chosen }: BulkFormProps) {
  const text = useAdminText();
  const messages = text.bulkRelease.form;
  const { index } = useReadyState().licenses;
  const { announceAssertively } = useAnnouncer();
  const [fields, setFields] = useState<SourceFields>({
    scope: chosen.size > 0 ? 'chosen' : 'query',
    // Who selects licenses one by one means them; a rule for all begins with the safest.
    rule: chosen.size > 0 ? 'all' : 'duplicates',
    days: '365',
    file: null,
  });
  const [isValidated, setValidated] = useState(false);
  const shownProblem = isValidated ? findProblem(fields) : null;
  const plan = useAnnouncedAction(() => bridge.bulk.plan(createBulkSource(fields, query, chosen)));
  // A file takes a while to be read; what the person changes meanwhile stays.
  const change = (part: Partial<SourceFields>) => setFields((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setValidated(true);
    const invalid = findProblem(fields);
    if (invalid === null) {
      plan.run();
      return;
    }
    announceAssertively(messages[invalid]);
    const field = invalid === 'noDays' ? '[name="days"]' : '[type="file"]';
    event.currentTarget.querySelector<HTMLInputElement>(field)?.focus();
  };
  const isFileProblem = shownProblem === 'noFile' || shownProblem === 'largeFile';
  const isPartial = index.type !== 'closed' && index.type !== 'complete';
  const scopes: Choice<SourceFields['scope']>[] = [
    ...(chosen.size > 0 ? [{ value: 'chosen' as const, title: messages.chosen(chosen.size) }] : []),
    {
      value: 'query',
      title: hasFilters(query)
        ? messages.matching
        : isPartial
          ? messages.allLoaded
          : messages.allLicenses,
      ...(isPartial ? { body: messages.partial(index.read, index.total) } : {}),
    },
    { value: 'csv', title: messages.csv, body: messages.csvBody },
  ];
  return (
    <form className="card bulk-form" noValidate onSubmit={submit}>
      <p className="quiet">{messages.lead}</p>
      <ChoiceCards
        legend={messages.scope}
        name="scope"
        choices={scopes}
        value={fields.scope}
        onChange={(scope) => change({ scope })}
      />
      {fields.scope === 'csv' && (
        <FileField
          problem={isFileProblem ? messages[shownProblem] : null}
          onChange={(file) => change({ file })}
        />
      )}
      <Select
        label={messages.rule}
        options={ruleNames.map((value) => ({ value, name: messages.rules[value] }))}
        value={fields.rule}
        onChange={(rule) => {
          if (rule !== null) change({ rule });
        }}
      />
      {fields.rule === 'older-than' && (
        <Field
          name="days"
          label={messages.days}
          hint={messages.daysHint}
          value={fields.days}
          problem={shownProblem === 'noDays' ? messages.noDays : null}
          onChange={(days) => change({ days })}
          onLeave={() => setValidated(true)}
        />
      )}
      <FailureNote failure={plan.failure} />
      <div className="form-actions">
        <Button variant="primary" submit busy={plan.busy}>
          {messages.submit}
        </Button>
      </div>
    </form>
  );
}

interface FileFieldProps {
  readonly problem: string | null;
  /** Called with the file's content; null if no file is chosen. */
  readonly onChange: (content: SourceFields['file']) => void;
}

function FileField({ problem, onChange }: FileFieldProps) {
  const id = useId();
  const messages = useAdminText().bulkRelease.form;
  const read = async (file: File | undefined) =>
    onChange(file === undefined ? null : new Uint8Array(await file.arrayBuffer()));
  return (
    <div className="field">
      <label htmlFor={id}>{messages.file}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`}
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <p className="note" id={`${id}-hint`}>
        {messages.csvRule}
      </p>
      {problem !== null && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
