import { type FormEvent, useId, useState } from 'react';
import type { IndexProgress, LicenseQuery } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { type Choice, ChoiceCards } from '../../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useFailureAnnouncement } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { hasFilters } from '../list/license-filters.ts';
import { findProblem, ruleNames, type SourceFields, createBulkSource } from './bulk-source.ts';
import '../../../ui/field.css';

interface BulkFormProps {
  readonly query: LicenseQuery;
  /** The ids of the licenses selected in the list. */
  readonly chosen: ReadonlySet<string>;
  readonly index: IndexProgress;
}

/** Selects the seats to plan for. Planning releases nothing. */
export function BulkForm({ query, chosen, index }: BulkFormProps) {
  const fileId = useId();
  const text = useAdminText();
  const messages = text.bulkRelease.form;
  const { announceAssertively } = useAnnouncer();
  const [fields, setFields] = useState<SourceFields>({
    scope: chosen.size > 0 ? 'chosen' : 'query',
    rule: 'duplicates',
    days: '365',
    file: null,
  });
  const [isValidated, setValidated] = useState(false);
  const shownProblem = isValidated ? findProblem(fields) : null;
  const plan = useAction(
    () => bridge.bulk.plan(createBulkSource(fields, query, chosen)),
    undefined,
    useFailureAnnouncement(),
  );
  const change = (part: Partial<SourceFields>) => setFields({ ...fields, ...part });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setValidated(true);
    const invalid = findProblem(fields);
    if (invalid === null) {
      plan.run();
      return;
    }
    announceAssertively(problemMessages[invalid]);
    const field = invalid === 'no-days' ? '[name="days"]' : '[type="file"]';
    event.currentTarget.querySelector<HTMLInputElement>(field)?.focus();
  };
  const problemMessages = {
    'no-days': messages.noDays,
    'no-file': messages.noFile,
    'large-file': messages.largeFile,
  };
  const fileProblem =
    shownProblem === 'no-file' || shownProblem === 'large-file'
      ? problemMessages[shownProblem]
      : null;
  const isPartial = index.type !== 'closed' && index.type !== 'complete';
  const scopes: Choice<SourceFields['scope']>[] = [
    ...(chosen.size > 0 ? [{ value: 'chosen' as const, title: messages.chosen(chosen.size) }] : []),
    {
      value: 'query',
      title: hasFilters(query) ? messages.matching : messages.allLicenses,
      ...(isPartial ? { body: messages.partial(index.read, index.total) } : {}),
    },
    { value: 'csv', title: messages.csv, body: messages.csvBody },
  ];
  return (
    <form className="card bulk-form" noValidate onSubmit={submit}>
      <p className="form-lead">{messages.lead}</p>
      <ChoiceCards
        legend={messages.scope}
        name="scope"
        choices={scopes}
        value={fields.scope}
        onChange={(scope) => change({ scope })}
      />
      {fields.scope === 'csv' && (
        <div className="field">
          <label htmlFor={fileId}>{messages.file}</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            aria-invalid={fileProblem !== null}
            aria-describedby={
              fileProblem === null ? `${fileId}-hint` : `${fileId}-problem ${fileId}-hint`
            }
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file === undefined) change({ file: null });
              else {
                void file
                  .arrayBuffer()
                  .then((content) => change({ file: new Uint8Array(content) }));
              }
            }}
          />
          <p className="field-hint" id={`${fileId}-hint`}>
            {messages.csvRule}
          </p>
          {fileProblem !== null && (
            <p className="field-problem" id={`${fileId}-problem`}>
              {fileProblem}
            </p>
          )}
        </div>
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
          problem={shownProblem === 'no-days' ? messages.noDays : null}
          onChange={(days) => change({ days })}
          onLeave={() => setValidated(true)}
        />
      )}
      {plan.failure !== null && <FailureNote failure={plan.failure} />}
      <div className="form-actions">
        <Button variant="primary" submit busy={plan.busy}>
          {messages.submit}
        </Button>
      </div>
    </form>
  );
}
