import type { SeatOutcome, SeatRow } from '../../../../shared/licenses.ts';
import { failed } from '../../../../shared/failure.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';

/**
 * Returns the release of a license's seat, with the reason that the person gave. It runs until Polar answers: while main asks the person,
 * and while the release can be undone.
 */
export function useSeatRelease(
  licenseId: string,
  seat: SeatRow | null,
  onReleased: (how: SeatOutcome['how']) => void,
) {
  const { alreadyFree, done } = useAdminText().licensePanel.release;
  const { showToast } = useAnnouncer();
  return useAnnouncedAction(
    async (reason: string) => {
      if (seat === null) return failed<SeatOutcome>('input-invalid');
      return await bridge.licenses.release({
        licenseId,
        seat: seat.seat,
        ...(reason === '' ? {} : { reason }),
      });
    },
    ({ how }) => {
      if (seat !== null)
        showToast(how === 'already-free' ? alreadyFree(seat.label) : done(seat.label));
      onReleased(how);
    },
  );
}
