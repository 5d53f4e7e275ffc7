import { useState } from 'react';
import type { LookupReply } from '../../../../shared/support-lookup.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import type { Proposal } from './ProposalPart.tsx';

/**
 * Releases the seat of a proposal, after the countdown in main. `caseCode`: the case for which it is released.
 *
 * @param onReleased is called with the proposal and its case, as they were when the release began: another message may be shown by then
 */
export function useProposalRelease(
  caseCode: string | null,
  onReleased: (proposal: Proposal, how: LookupReply['how'], caseCode: string | null) => void,
) {
  const messages = useAdminText().licensePanel.release;
  const { showToast } = useAnnouncer();
  /** The device whose release was begun last. */
  const [device, setDevice] = useState<string | null>(null);
  const release = useAnnouncedAction(
    async (proposal: Proposal) => {
      const { license, seat } = proposal;
      setDevice(seat.label);
      const outcome = await bridge.supportLookup.release({
        licenseId: license.licenseId,
        seat: seat.seat,
        ...(caseCode === null ? {} : { reason: caseCode }),
      });
      return outcome.ok
        ? { ...outcome, value: { proposal, caseCode, how: outcome.value.how } }
        : outcome;
    },
    ({ proposal, caseCode: ofCase, how }) => {
      const isFree = how === 'already-free';
      showToast((isFree ? messages.alreadyFree : messages.done)(proposal.seat.label));
      onReleased(proposal, isFree ? 'already-free' : 'released', ofCase);
    },
  );
  return { release, device, forgetDevice: () => setDevice(null) };
}
