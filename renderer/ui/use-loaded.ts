import { useEffect, useState } from 'react';
import { type Failure, failed, type Result } from '../../shared/failure.ts';

/**
 * Loads a value each time that `request` is another object or value; null loads nothing. The last value stays until the next
 * answer, and the answer to an earlier request is dropped. `load` must be the same function on every render. `replace` shows a value
 * that is newer than the last answer.
 */
export function useLoaded<I, O>(request: I | null, load: (request: I) => Promise<Result<O>>) {
  const [loaded, setLoaded] = useState<{ value: O | null; failure: Failure | null }>({
    value: null,
    failure: null,
  });
  useEffect(() => {
    if (request === null) return undefined;
    let isCurrent = true;
    const update = async () => {
      const answer = await load(request).catch(() => failed<O>('unexpected'));
      if (!isCurrent) return;
      setLoaded(({ value }) =>
        answer.ok ? { value: answer.value, failure: null } : { value, failure: answer.failure },
      );
    };
    void update();
    return () => {
      isCurrent = false;
    };
  }, [request, load]);
  return { ...loaded, replace: (value: O) => setLoaded({ value, failure: null }) };
}
