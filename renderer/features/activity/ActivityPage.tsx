import { useDeferredValue, useState } from 'react';
import type { ActivityFilter } from '../../../shared/activity.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { useAct } from '../../ui/use-action.ts';
import { useFocusRestWithout } from '../../ui/use-focus-rest.ts';
import { ActivityDays } from './ActivityDays.tsx';
import { ActivityEmpty } from './ActivityEmpty.tsx';
import { ActivityFilters } from './ActivityFilters.tsx';
import { useActivity } from './use-activity.ts';
import './activity.css';

/** Entries that are shown at first, and added each time older ones are asked for. */
const step = 500;

/** Everything that this app did. `grown` changes when the journal has grown. */
export function ActivityPage({ grown }: { readonly grown: number }) {
  const text = useText();
  const words = text.activity;
  const { alarm, show } = useAnnouncer();
  const [filter, setFilter] = useState<ActivityFilter>({});
  const [most, setMost] = useState(step);
  const [shownUpTo, setShownUpTo] = useState<string | null>(null);
  const { list, failure } = useActivity(useDeferredValue(filter), most, grown);
  const save = useAct(
    () => bridge.activity.saveCsv(filter),
    (saved) => {
      if (saved) show(words.saved);
    },
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const problem = save.failure ?? failure;
  const isUnused = list !== null && list.total === 0;
  useFocusRestWithout(`${list?.matching === 0}`);

  return (
    <Page
      title={words.title}
      layout="wide"
      acts={
        !isUnused && (
          <Button busy={save.busy} onClick={save.run}>
            {words.save}
          </Button>
        )
      }
    >
      {!isUnused && (
        <ActivityFilters
          filter={filter}
          found={list === null ? '' : words.found(list.matching, list.total)}
          onChange={setFilter}
        />
      )}
      {problem !== null && <FailureNote failure={problem} />}
      {list !== null && list.matching === 0 && (
        <ActivityEmpty unused={isUnused} onClear={() => setFilter({})} />
      )}
      {list !== null && list.matching > 0 && (
        <ActivityDays entries={list.entries} shownUpTo={shownUpTo} />
      )}
      {list !== null && list.matching > list.entries.length && (
        <p className="activity-older">
          <Button
            onClick={() => {
              setShownUpTo(list.entries.at(-1)?.id ?? null);
              setMost(most + step);
            }}
          >
            {words.older}
          </Button>
        </p>
      )}
    </Page>
  );
}
