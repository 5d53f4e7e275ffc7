import { useDeferredValue, useState } from 'react';
import type { ActivityFilter } from '../../../shared/activity.ts';
import { bridge } from '../../bridge.ts';
import { useActivity } from '../../use-activity.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyList } from '../../ui/EmptyList.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { useToastAction } from '../../ui/use-toast-action.ts';
import { useFocusFallbackWithout } from '../../ui/use-focus-fallback.ts';
import { ActivityDays } from './ActivityDays.tsx';
import { ActivityFilters } from './ActivityFilters.tsx';
import './activity.css';

/** Entries shown at first, and added each time the person loads older ones. */
const pageSize = 500;

/** Everything that this app did. */
export function ActivityPage() {
  const text = useText();
  const messages = text.activity;
  const [filter, setFilter] = useState<ActivityFilter>({});
  const [limit, setLimit] = useState(pageSize);
  const [shownUpTo, setShownUpTo] = useState<string | null>(null);
  const { value: list, failure } = useActivity(useDeferredValue(filter), limit);
  const save = useToastAction(() => bridge.activity.saveCsv(filter), messages.saved);
  const problem = save.failure ?? failure;
  const isUnused = list !== null && list.total === 0;
  useFocusFallbackWithout(`${list?.matching === 0}`);

  return (
    <Page
      title={messages.title}
      layout="wide"
      actions={
        !isUnused && (
          <Button busy={save.busy} onClick={save.run}>
            {messages.save}
          </Button>
        )
      }
    >
      {!isUnused && (
        <ActivityFilters
          filter={filter}
          found={list === null ? '' : messages.found(list.matching, list.total)}
          onChange={setFilter}
        />
      )}
      {problem !== null && <FailureNote failure={problem} />}
      {list !== null && list.matching === 0 && (
        <EmptyList icon="activity" {...(isUnused ? messages.empty : messages.nothingFound)}>
          {!isUnused && <Button onClick={() => setFilter({})}>{messages.filter.clear}</Button>}
        </EmptyList>
      )}
      {list !== null && list.matching > 0 && (
        <ActivityDays entries={list.entries} shownUpTo={shownUpTo} />
      )}
      {list !== null && list.matching > list.entries.length && (
        <p className="activity-older">
          <Button
            onClick={() => {
              setShownUpTo(list.entries.at(-1)?.id ?? null);
              setLimit(limit + pageSize);
            }}
          >
            {messages.older}
          </Button>
        </p>
      )}
    </Page>
  );
}
