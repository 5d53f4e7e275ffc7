import { useEffect, useState } from 'react';
import { type Failure, failed, type Result } from '../../shared/failure.ts';

/** A value of main's, as last loaded. */
interface Loaded<O> {
  /** Null until the first answer. */
  readonly value: O | null;
  /** Null unless the last request failed. */
  readonly failure: Failure | null;
  /** Shows a value that is newer than the last answer. */
  readonly replace: (value: O) => void;
}

/**
 * Loads a value each time that `request` is another object or value; null loads nothing. The last value stays until the next
 * answer, and the answer to an earlier request is dropped. `load` must be the same function on every render.
 */
export function useLoaded<I, O>(
  request: I | null,
  load: (request: I) => Promise<Result<O>>,
): Loaded<O> {
  const [loaded, setLoaded] = useState<Omit<Loaded<O>, 'replace'>>({ value: null, failure: null });
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
  return { ...loaded, replace: (value) => setLoaded({ value, failure: null }) };
}
