import { useId } from 'react';
import { type ActivityFilter, activityKinds, actors } from '../../../shared/activity.ts';
import { useText } from '../../use-text.ts';
import { Select } from '../../ui/Select.tsx';
import { useSearchField } from '../../ui/use-search-field.ts';

interface ActivityFiltersProps {
  readonly filter: ActivityFilter;
  /** How many entries match, as a sentence. */
  readonly found: string;
  readonly onChange: (filter: ActivityFilter) => void;
}

/** The search field and the filters of the activity log. */
export function ActivityFilters({ filter, found, onChange }: ActivityFiltersProps) {
  const messages = useText().activity;
  const searchId = useId();
  const search = useSearchField();
  const { what, by, text } = filter;
  const change = <N extends keyof ActivityFilter>(name: N, value: ActivityFilter[N] | null) => {
    const { [name]: _, ...others } = filter;
    onChange(value === null ? others : { ...others, [name]: value });
  };
  return (
    <search className="activity-filters" aria-label={messages.filter.label}>
      <div className="field activity-search">
        <label htmlFor={searchId}>{messages.filter.text}</label>
        <input
          ref={search}
          id={searchId}
          type="search"
          className="input"
          placeholder={messages.filter.textHint}
          maxLength={200}
          spellCheck={false}
          value={text ?? ''}
          onChange={(event) => change('text', event.target.value || null)}
        />
      </div>
      <Select
        label={messages.filter.what}
        none={messages.filter.all}
        options={activityKinds.map((value) => ({ value, name: messages.kinds[value] }))}
        value={what ?? null}
        onChange={(value) => change('what', value)}
      />
      <Select
        label={messages.filter.by}
        none={messages.filter.anyone}
        // No entry names the seller: Polar does not say who acted.
        options={actors
          .filter((value) => value !== 'seller')
          .map((value) => ({ value, name: messages.actors[value] }))}
        value={by ?? null}
        onChange={(value) => change('by', value)}
      />
      <output className="activity-found quiet">{found}</output>
    </search>
  );
}
