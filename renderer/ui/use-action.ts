import { useRef, useState } from 'react';
import { type Failure, failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';

/** Something the person may do: how to start it, whether main has yet to answer, and why it failed. */
export interface Action<I extends unknown[]> {
  readonly run: (...input: I) => void;
  readonly busy: boolean;
  readonly failure: Failure | null;
}

/**
 * Asks main for something and remembers how that went. A second start while the first is under way is dropped.
 * `onDone` runs when main accepted. Main answers every call with a Result; only a broken bridge rejects.
 */
export function useAction<I extends unknown[], O>(
  request: (...input: I) => Promise<Result<O>>,
  onDone?: (value: O) => void,
  onFailed?: (failure: Failure) => void,
): Action<I> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);

  const sendRequest = async (input: I) => {
    const answer = await request(...input).catch(() => failed<O>('unexpected'));
    running.current = false;
    setBusy(false);
    if (answer.ok) {
      onDone?.(answer.value);
      return;
    }
    // Nothing failed where the person canceled the system's question, and the note would say less than the toast.
    if (answer.failure.code !== 'not-confirmed') setFailure(answer.failure);
    onFailed?.(answer.failure);
  };
  const run = (...input: I) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    void sendRequest(input);
  };
  return { run, busy, failure };
}
