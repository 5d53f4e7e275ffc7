import { useState } from 'react';
import type { LicenseRow } from '../../../../shared/licenses.ts';
import type { LookupAnswer, LookupMatch, LookupReply } from '../../../../shared/support-lookup.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { useFocusFallbackWithout } from '../../../ui/use-focus-fallback.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { AdminPage } from '../AdminPage.tsx';
import { ReadOnlyNote } from '../ReadOnlyNote.tsx';
import { useAdminText } from '../use-admin-text.ts';
import type { CustomerActions } from '../panel/CustomerPart.tsx';
import { LicensePanel } from '../panel/LicensePanel.tsx';
import { LookupResult } from './LookupResult.tsx';
import { LookupForm } from './LookupForm.tsx';
import { type Proposal, ProposalPart } from './ProposalPart.tsx';
import { ReplyPart } from './ReplyPart.tsx';
import { UndoPart } from '../UndoPart.tsx';
import { useProposalRelease } from './use-proposal-release.ts';
import './lookup.css';

type LookupPageProps = Pick<CustomerActions, 'onBulk' | 'onShowAll'>;

/** The license in the panel: a match, or another license of its customer. */
interface ShownLicense {
  readonly licenseId: string;
  /** The hash of the seat to highlight. */
  readonly seat: string | undefined;
}

/** A reply to the customer of a license. */
interface ReplyOfLicense {
  readonly license: LicenseRow;
  readonly facts: LookupReply;
}

const shownOf = ({ license, seat }: LookupMatch): ShownLicense => ({
  licenseId: license.licenseId,
  seat: seat?.seat,
});

/** Returns the match as a proposal; null where no seat is proposed. */
const proposalOf = (match: LookupMatch): Proposal | null =>
  match.seat === null ? null : { ...match, seat: match.seat };

/** Returns the reply where the seat of the case was free already; null otherwise. */
function replyOf({ supportCase }: LookupAnswer, match: LookupMatch): ReplyOfLicense | null {
  const device = supportCase?.deviceName ?? null;
  if (!match.isSeatGone || device === null) return null;
  const caseCode = supportCase?.code ?? null;
  return { license: match.license, facts: { device, how: 'already-free', caseCode } };
}

/** Leads from what a customer sent to the license, the seat, its release, and the reply. */
export function LookupPage({ onBulk, onShowAll }: LookupPageProps) {
  const text = useAdminText();
  const messages = text.supportLookup;
  const { undoUntil } = useReadyState().licenses;
  const { hideToast } = useAnnouncer();
  const [answer, setAnswer] = useState<LookupAnswer | null>(null);
  const [shown, setShown] = useState<ShownLicense | null>(null);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [reply, setReply] = useState<ReplyOfLicense | null>(null);
  const [released, setReleased] = useState(0);
  const [isPanelReleasing, setPanelReleasing] = useState(false);
  // The countdown ends with its button, which may have the focus.
  useFocusFallbackWithout(undoUntil === null ? '' : 'countdown');
  const caseCode = answer?.supportCase?.code ?? null;
  const showReply = (
    license: LicenseRow,
    device: string,
    how: LookupReply['how'],
    ofCase = caseCode,
  ) => setReply({ license, facts: { device, how, caseCode: ofCase } });
  const { release, device, forgetDevice } = useProposalRelease(
    caseCode,
    ({ license, seat }, how, ofCase) => {
      setProposal((current) => (current?.seat.seat === seat.seat ? null : current));
      setReleased((count) => count + 1);
      showReply(license, seat.label, how, ofCase);
    },
  );

  const show = (match: LookupMatch) => {
    setShown(shownOf(match));
    setProposal(proposalOf(match));
  };
  const showAnswer = (next: LookupAnswer | null) => {
    // A message about a release belongs to the lookup before.
    hideToast();
    // If the clues contradict each other, the person selects the license.
    const [match = null, ...others] = next?.isContradictory === false ? next.matches : [];
    const onlyMatch = others.length === 0 ? match : null;
    setAnswer(next);
    setShown(onlyMatch === null ? null : shownOf(onlyMatch));
    setProposal(onlyMatch === null ? null : proposalOf(onlyMatch));
    setReply(next === null || onlyMatch === null ? null : replyOf(next, onlyMatch));
  };
  // The person chooses next, so the matches come before the text that was pasted.
  const mustChoose = answer !== null && answer.matches.length > 1;
  const result = answer !== null && (
    <LookupResult answer={answer} shown={shown?.licenseId ?? null} onShow={show} />
  );
  const chosen = answer?.matches.find(({ license }) => license.licenseId === shown?.licenseId);
  return (
    <AdminPage title={messages.title} layout="wide">
      <div className="licenses lookup" data-opened={shown !== null || undefined}>
        <div className="lookup-parts">
          <ReadOnlyNote />
          {reply !== null && (
            <ReplyPart
              key={`${reply.license.licenseId} ${released} ${reply.facts.device}`}
              reply={reply.facts}
              license={reply.license}
              language={answer?.language ?? null}
            />
          )}
          {undoUntil !== null && !isPanelReleasing && (
            <UndoPart until={undoUntil} device={device} />
          )}
          {undoUntil === null && proposal !== null && (
            <ProposalPart
              key={`${proposal.license.licenseId} ${proposal.seat.seat}`}
              proposal={proposal}
              sender={answer?.sender ?? null}
              release={release}
            />
          )}
          {mustChoose && result}
          <LookupForm isAnswered={answer !== null} onAnswer={showAnswer} />
          {!mustChoose && result}
        </div>
        {shown !== null && (
          <LicensePanel
            key={`${shown.licenseId} ${shown.seat ?? ''} ${released}`}
            licenseId={shown.licenseId}
            seat={shown.seat}
            reason={caseCode ?? undefined}
            shouldTakeFocus={proposal === null && released === 0}
            onReleased={({ label, seat }, how) => {
              if (seat === proposal?.seat.seat) setProposal(null);
              if (chosen !== undefined)
                showReply(
                  chosen.license,
                  label,
                  how === 'already-free' ? 'already-free' : 'released',
                );
            }}
            onReleasing={(isReleasing) => {
              setPanelReleasing(isReleasing);
              if (isReleasing) forgetDevice();
            }}
            onOpen={(licenseId) => {
              setShown({ licenseId, seat: undefined });
              setProposal(null);
            }}
            onShowAll={onShowAll}
            onBulk={onBulk}
            onClose={() => setShown(null)}
          />
        )}
      </div>
    </AdminPage>
  );
}
