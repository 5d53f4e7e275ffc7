import type { Failure } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { useAnnouncer } from './Announcer.tsx';

/** Announces why an act failed. A question of the system that the person canceled is no failure: that nothing changed is shown. */
export function useFailureAnnouncement(): (failure: Failure) => void {
  const text = useText();
  const { announceAssertively, showToast } = useAnnouncer();
  return ({ code }) => {
    const { title } = text.failures.words[code];
    if (code === 'not-confirmed') showToast(title);
    else announceAssertively(title);
  };
}
