import { useRef, useState } from 'react';
import { type Failure, failed, type Result } from '../../shared/failure.ts';

/** A call to main that a control starts: how to start it, whether main has yet to answer, and why it failed. */
export interface Action<I extends unknown[]> {
  readonly run: (...input: I) => void;
  readonly busy: boolean;
  readonly failure: Failure | null;
}

/**
 * Calls main, and keeps whether the call runs and why it failed. Ignores a start while the call runs. `onDone` runs if main
 * accepted. Main answers every call with a Result; a rejection means that the bridge is broken.
 */
export function useAction<I extends unknown[], O>(
  request: (...input: I) => Promise<Result<O>>,
  onDone?: (value: O) => void,
  onFailed?: (failure: Failure) => void,
): Action<I> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);

  const run = async (input: I) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    const answer = await request(...input).catch(() => failed<O>('unexpected'));
    running.current = false;
    setBusy(false);
    if (answer.ok) {
      onDone?.(answer.value);
      return;
    }
    // A canceled system dialog is not a failure, and the toast says more than a note would.
    if (answer.failure.code !== 'not-confirmed') setFailure(answer.failure);
    onFailed?.(answer.failure);
  };
  return { run: (...input) => void run(input), busy, failure };
}
