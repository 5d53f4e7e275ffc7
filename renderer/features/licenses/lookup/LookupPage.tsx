import { useState } from 'react';
import type { AppState } from '../../../../shared/app-state.ts';
import type { DeskAnswer, DeskMatch, DeskReply } from '../../../../shared/support-lookup.ts';
import { Button } from '../../../ui/Button.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { LicensePanel } from '../panel/LicensePanel.tsx';
import { DeskAnswerPart } from './LookupResult.tsx';
import { DeskForm } from './LookupForm.tsx';
import { ReplyPart } from './ReplyPart.tsx';
import './lookup.css';

interface DeskPageProps {
  readonly state: AppState;
  /** A plan to release many seats is being made. */
  readonly onBulk: () => void;
  readonly onBack: () => void;
}

/** From what a customer sent to the license, the seat, its release, and the reply. */
export function DeskPage({ state, onBulk, onBack }: DeskPageProps) {
  const text = useAdminText();
  const words = text.supportDesk;
  const [answer, setAnswer] = useState<DeskAnswer | null>(null);
  const [shown, setShown] = useState<DeskMatch | null>(null);
  const [reply, setReply] = useState<DeskReply | null>(null);
  const caseCode = answer?.supportCase?.code ?? null;

  const found = (next: DeskAnswer) => {
    // Of two that contradict each other, a person chooses.
    const [match, ...others] = next.isContradictory ? [] : next.matches;
    setAnswer(next);
    setShown(match !== undefined && others.length === 0 ? match : null);
    const device = next.supportCase?.deviceName ?? null;
    const isGone = match?.seatIsGone === true && others.length === 0;
    setReply(
      isGone && device !== null
        ? { device, how: 'already-free', caseCode: next.supportCase?.code ?? null }
        : null,
    );
  };
  const clear = () => {
    setAnswer(null);
    setShown(null);
    setReply(null);
  };
  return (
    <AdminPage
      connection={state.connection}
      title={words.title}
      acts={
        <Button icon="back" onClick={onBack}>
          {text.bulkRelease.back}
        </Button>
      }
    >
      <div className="licenses desk" data-shown={shown !== null || undefined}>
        <div className="desk-parts">
          {reply !== null && <ReplyPart reply={reply} />}
          <DeskForm onFound={found} onClear={clear} />
          {answer !== null && (
            <DeskAnswerPart
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
            grown={state.activity}
            seat={shown.seat?.seat}
            reason={caseCode ?? undefined}
            takesFocus
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
