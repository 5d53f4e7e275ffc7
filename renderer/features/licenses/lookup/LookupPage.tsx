import { useState } from 'react';
import type { LookupAnswer, LookupMatch, LookupReply } from '../../../../shared/support-lookup.ts';
import { AdminPage } from '../AdminPage.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { LicensePanel } from '../panel/LicensePanel.tsx';
import { LookupResult } from './LookupResult.tsx';
import { LookupForm } from './LookupForm.tsx';
import { ReplyPart } from './ReplyPart.tsx';
import './lookup.css';

interface LookupPageProps {
  readonly onBulk: () => void;
  readonly onBack: () => void;
}

/** Leads from what a customer sent to the license, the seat, its release, and the reply. */
export function LookupPage({ onBulk, onBack }: LookupPageProps) {
  const messages = useAdminText().supportLookup;
  const [answer, setAnswer] = useState<LookupAnswer | null>(null);
  const [shown, setShown] = useState<LookupMatch | null>(null);
  const [reply, setReply] = useState<LookupReply | null>(null);
  const caseCode = answer?.supportCase?.code ?? null;

  const showAnswer = (next: LookupAnswer | null) => {
    // If the clues contradict each other, the person selects the license.
    const [match = null, ...others] = next?.isContradictory === false ? next.matches : [];
    const onlyMatch = others.length === 0 ? match : null;
    const device = next?.supportCase?.deviceName ?? null;
    setAnswer(next);
    setShown(onlyMatch);
    setReply(
      onlyMatch?.isSeatGone === true && device !== null
        ? { device, how: 'already-free', caseCode: next?.supportCase?.code ?? null }
        : null,
    );
  };
  return (
    <AdminPage title={messages.title} onBack={onBack}>
      <div className="licenses lookup" data-opened={shown !== null || undefined}>
        <div className="lookup-parts">
          {reply !== null && <ReplyPart reply={reply} />}
          <LookupForm onAnswer={showAnswer} />
          {answer !== null && (
            <LookupResult
              answer={answer}
              shown={shown?.license.licenseId ?? null}
              onShow={setShown}
            />
          )}
        </div>
        {shown !== null && (
          <LicensePanel
            key={`${shown.license.licenseId} ${shown.seat?.seat ?? ''}`}
            licenseId={shown.license.licenseId}
            seat={shown.seat?.seat}
            reason={caseCode ?? undefined}
            shouldTakeFocus
            onReleased={({ label }, how) =>
              setReply({
                device: label,
                how: how === 'already-free' ? 'already-free' : 'released',
                caseCode,
              })
            }
            onBulk={onBulk}
            onClose={() => setShown(null)}
          />
        )}
      </div>
    </AdminPage>
  );
}
