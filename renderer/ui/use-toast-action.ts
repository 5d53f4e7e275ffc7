import type { Result } from '../../shared/failure.ts';
import { useAnnouncer } from './Announcer.tsx';
import { type Action, useAction } from './use-action.ts';
import { useFailureAnnouncement } from './use-failure-announcement.ts';

/**
 * An action that shows `message` as a toast when it succeeds, and announces a failure. It shows none if main answers false, which
 * means that the person canceled a file dialog.
 */
export function useToastAction(
  request: () => Promise<Result<boolean | undefined>>,
  message: string,
): Action<[]> {
  const { showToast } = useAnnouncer();
  return useAction(
    request,
    (value) => {
      if (value !== false) showToast(message);
    },
    useFailureAnnouncement(),
  );
}
