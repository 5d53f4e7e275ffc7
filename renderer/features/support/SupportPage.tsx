import { Activity, useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { useText } from '../../use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { CaseCard, type OpenedCase } from './CaseCard.tsx';
import { CaseForm } from './CaseForm.tsx';
import './support.css';

interface SupportPageProps {
  /** `lost`: another device's seat is to be freed. `help`: something about this one. */
  readonly topic: 'lost' | 'help';
  readonly state: AppState;
  /** The last six characters of a key that was entered just before; null for none. */
  readonly ending: string | null;
  readonly onEnd: () => void;
}

/** Prepares what a person sends to the seller, and shows all of it before it goes anywhere. */
export function SupportPage({ topic, state, ending, onEnd }: SupportPageProps) {
  const words = useText().support[topic];
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  return (
    <Page title={words.title} restsBelow={opened !== null}>
      {/* What was typed stays while the case is looked at. */}
      <Activity mode={opened === null ? 'visible' : 'hidden'}>
        <CaseForm topic={topic} state={state} ending={ending} onOpened={setOpened} onBack={onEnd} />
      </Activity>
      {opened !== null && (
        <CaseCard
          opened={opened}
          canMail={state.vendor.supportEmail !== null}
          onChange={() => setOpened(null)}
          onEnd={onEnd}
        />
      )}
    </Page>
  );
}
