import type { Result } from '../../shared/failure.ts';
import { useAnnouncer } from './Announcer.tsx';
import { useAnnouncedAction } from './use-failure-announcement.ts';

/**
 * An action that shows `message` as a toast when it succeeds, and announces a failure. It shows none if main answers false, which
 * means that the person canceled a file dialog.
 */
export function useToastAction(
  request: () => Promise<Result<boolean | undefined>>,
  message: string,
) {
  const { showToast } = useAnnouncer();
  return useAnnouncedAction(request, (value) => {
    if (value !== false) showToast(message);
  });
}
