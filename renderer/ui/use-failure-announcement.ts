import type { Failure, Result } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { useAnnouncer } from './Announcer.tsx';
import { type Action, useAction } from './use-action.ts';

/**
 * Returns a function that announces a failure. A system dialog that the person canceled is not a failure: a toast says that nothing
 * changed.
 */
export function useFailureAnnouncement(): (failure: Failure) => void {
  const text = useText();
  const { announceAssertively, showToast } = useAnnouncer();
  return ({ code }) => {
    const { title } = text.failures.words[code];
    if (code === 'not-confirmed') showToast(title);
    else announceAssertively(title);
  };
}

/** As `useAction`, and announces a failure. */
export function useAnnouncedAction<I extends unknown[], O>(
  request: (...input: I) => Promise<Result<O>>,
  onDone?: (value: O) => void,
): Action<I> {
  return useAction(request, onDone, useFailureAnnouncement());
}
