import { useState } from 'react';
import type { LookupAnswer, LookupMatch, LookupReply } from '../../../../shared/support-lookup.ts';
import { AdminPage } from '../AdminPage.tsx';
import { useAdminText } from '../use-admin-text.ts';
import type { CustomerActions } from '../panel/CustomerPart.tsx';
import { LicensePanel } from '../panel/LicensePanel.tsx';
import { LookupResult } from './LookupResult.tsx';
import { LookupForm } from './LookupForm.tsx';
import { ReplyPart } from './ReplyPart.tsx';
import './lookup.css';

type LookupPageProps = Pick<CustomerActions, 'onBulk' | 'onShowAll'>;

/** The license in the panel: a match, or another license of its customer. */
interface ShownLicense {
  readonly licenseId: string;
  /** The hash of the seat to highlight. */
  readonly seat: string | undefined;
}

const shownOf = ({ license, seat }: LookupMatch): ShownLicense => ({
  licenseId: license.licenseId,
  seat: seat?.seat,
});

/** Leads from what a customer sent to the license, the seat, its release, and the reply. */
export function LookupPage({ onBulk, onShowAll }: LookupPageProps) {
  const messages = useAdminText().supportLookup;
  const [answer, setAnswer] = useState<LookupAnswer | null>(null);
  const [shown, setShown] = useState<ShownLicense | null>(null);
  const [reply, setReply] = useState<LookupReply | null>(null);
  const caseCode = answer?.supportCase?.code ?? null;

  const showAnswer = (next: LookupAnswer | null) => {
    // If the clues contradict each other, the person selects the license.
    const [match = null, ...others] = next?.isContradictory === false ? next.matches : [];
    const onlyMatch = others.length === 0 ? match : null;
    const device = next?.supportCase?.deviceName ?? null;
    setAnswer(next);
    setShown(onlyMatch === null ? null : shownOf(onlyMatch));
    setReply(
      onlyMatch?.isSeatGone === true && device !== null
        ? { device, how: 'already-free', caseCode: next?.supportCase?.code ?? null }
        : null,
    );
  };
  return (
    <AdminPage title={messages.title}>
      <div className="licenses lookup" data-opened={shown !== null || undefined}>
        <div className="lookup-parts">
          {reply !== null && <ReplyPart reply={reply} />}
          <LookupForm onAnswer={showAnswer} />
          {answer !== null && (
            <LookupResult
              answer={answer}
              shown={shown?.licenseId ?? null}
              onShow={(chosen) => setShown(shownOf(chosen))}
            />
          )}
        </div>
        {shown !== null && (
          <LicensePanel
            key={`${shown.licenseId} ${shown.seat ?? ''}`}
            licenseId={shown.licenseId}
            seat={shown.seat}
            reason={caseCode ?? undefined}
            shouldTakeFocus
            onReleased={({ label }, how) =>
              setReply({
                device: label,
                how: how === 'already-free' ? 'already-free' : 'released',
                caseCode,
              })
            }
            onOpen={(licenseId) => setShown({ licenseId, seat: undefined })}
            onShowAll={onShowAll}
            onBulk={onBulk}
            onClose={() => setShown(null)}
          />
        )}
      </div>
    </AdminPage>
  );
}
