import type { Failure } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { useAnnouncer } from './Announcer.tsx';

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
