import { useEffect, useMemo, useState } from 'react';
import type { ActivityFilter, ActivityList } from '../../../shared/activity.ts';
import { type Failure, failed } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';

/** The entries as main last told them; `list` is null until it did. */
interface Listed {
  readonly list: ActivityList | null;
  readonly failure: Failure | null;
}

/** Follows the journal: asks main anew when the filter changes or `grown` does. What was listed stays until the answer is there. */
export function useActivity(filter: ActivityFilter, most: number, grown: number): Listed {
  // `grown` is no part of the question, and yet a reason to ask it again.
  const question = useMemo(() => ({ filter, most, grown }), [filter, most, grown]);
  const [listed, setListed] = useState<Listed>({ list: null, failure: null });
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const answer = await bridge.activity
        .list({ filter: question.filter, most: question.most })
        .catch(() => failed<ActivityList>('unexpected'));
      if (!isWanted) return;
      setListed(({ list }) =>
        answer.ok ? { list: answer.value, failure: null } : { list, failure: answer.failure },
      );
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [question]);
  return listed;
}
