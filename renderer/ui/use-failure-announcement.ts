import type { Failure } from '../../shared/failure.ts';
import { useText } from '../use-text.ts';
import { useAnnouncer } from './Announcer.tsx';

/** Announces why an act failed. A question of the system that the person canceled is no failure: that nothing changed is shown. */
export function useFailureNews(): (failure: Failure) => void {
  const text = useText();
  const { alarm, show } = useAnnouncer();
  return ({ code }) => {
    const { title } = text.failures.words[code];
    if (code === 'not-confirmed') show(title);
    else alarm(title);
  };
}
