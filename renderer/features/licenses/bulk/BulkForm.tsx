import { type FormEvent, useId, useState } from 'react';
import type { IndexProgress, LicenseQuery } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { type Choice, ChoiceCards } from '../../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useAdminText } from '../use-admin-text.ts';
import { isNarrowed } from '../list/license-filters.ts';
import { faultIn, ruleNames, type SourceFields, sourceOf } from './bulk-source.ts';
import '../../../ui/field.css';

interface BulkFormProps {
  readonly query: LicenseQuery;
  /** The licenses that are selected in the list. */
  readonly chosen: ReadonlySet<string>;
  readonly index: IndexProgress;
}

/** Which seats are thought of. Asking for them only looks. */
export function BulkForm({ query, chosen, index }: BulkFormProps) {
  const fileId = useId();
  const text = useAdminText();
  const words = text.bulkRelease.form;
  const { alarm } = useAnnouncer();
  const [fields, setFields] = useState<SourceFields>({
    scope: chosen.size > 0 ? 'chosen' : 'query',
    rule: 'duplicates',
    days: '365',
    file: null,
  });
  const [isJudged, setJudged] = useState(false);
  const fault = isJudged ? faultIn(fields) : null;
  const plan = useAct(
    () => bridge.bulk.plan(sourceOf(fields, query, chosen)),
    undefined,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const change = (part: Partial<SourceFields>) => setFields({ ...fields, ...part });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setJudged(true);
    const wrong = faultIn(fields);
    if (wrong === null) {
      plan.run();
      return;
    }
    alarm(faultWords[wrong]);
    const field = wrong === 'no-days' ? '[name="days"]' : '[type="file"]';
    event.currentTarget.querySelector<HTMLInputElement>(field)?.focus();
  };
  const faultWords = {
    'no-days': words.noDays,
    'no-file': words.noFile,
    'large-file': words.largeFile,
  };
  const fileFault = fault === 'no-file' || fault === 'large-file' ? faultWords[fault] : null;
  const isPartial = index.is !== 'closed' && index.is !== 'complete';
  const scopes: Choice<SourceFields['scope']>[] = [
    ...(chosen.size > 0 ? [{ value: 'chosen' as const, title: words.chosen(chosen.size) }] : []),
    {
      value: 'query',
      title: isNarrowed(query) ? words.fitting : words.whole,
      ...(isPartial ? { body: words.partial(index.read, index.of) } : {}),
    },
    { value: 'csv', title: words.csv, body: words.csvBody },
  ];
  return (
    <form className="card bulk-form" noValidate onSubmit={submit}>
      <p className="form-lead">{words.lead}</p>
      <ChoiceCards
        legend={words.scope}
        name="scope"
        choices={scopes}
        value={fields.scope}
        onChange={(scope) => change({ scope })}
      />
      {fields.scope === 'csv' && (
        <div className="field">
          <label htmlFor={fileId}>{words.file}</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            aria-invalid={fileFault !== null}
            aria-describedby={
              fileFault === null ? `${fileId}-hint` : `${fileId}-problem ${fileId}-hint`
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
            {words.csvRule}
          </p>
          {fileFault !== null && (
            <p className="field-problem" id={`${fileId}-problem`}>
              {fileFault}
            </p>
          )}
        </div>
      )}
      <Select
        label={words.rule}
        options={ruleNames.map((value) => ({ value, name: words.rules[value] }))}
        value={fields.rule}
        onChange={(rule) => {
          if (rule !== null) change({ rule });
        }}
      />
      {fields.rule === 'older-than' && (
        <Field
          name="days"
          label={words.days}
          hint={words.daysHint}
          value={fields.days}
          problem={fault === 'no-days' ? words.noDays : null}
          onChange={(days) => change({ days })}
          onLeave={() => setJudged(true)}
        />
      )}
      {plan.failure !== null && <FailureNote failure={plan.failure} />}
      <div className="form-acts">
        <Button look="primary" submit busy={plan.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
