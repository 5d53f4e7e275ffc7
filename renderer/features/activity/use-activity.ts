import { useEffect, useMemo, useState } from 'react';
import type { ActivityFilter, ActivityList } from '../../../shared/activity.ts';
import { type Failure, failed } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';

/** The entries as main last told them; `list` is null until it did. */
interface ActivityResult {
  readonly list: ActivityList | null;
  readonly failure: Failure | null;
}

/** Follows the journal: asks main anew when the filter changes or `grown` does. What was listed stays until the answer is there. */
export function useActivity(
  filter: ActivityFilter,
  limit: number,
  activityVersion: number,
): ActivityResult {
  // `grown` is no part of the question, and yet a reason to ask it again.
  const request = useMemo(
    () => ({ filter, limit, grown: activityVersion }),
    [filter, limit, activityVersion],
  );
  const [result, setResult] = useState<ActivityResult>({ list: null, failure: null });
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const answer = await bridge.activity
        .list({ filter: request.filter, limit: request.limit })
        .catch(() => failed<ActivityList>('unexpected'));
      if (!isCurrent) return;
      setResult(({ list }) =>
        answer.ok ? { list: answer.value, failure: null } : { list, failure: answer.failure },
      );
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [request]);
  return result;
}
