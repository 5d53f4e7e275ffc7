import { Activity, useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useText } from '../../use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { CaseCard, type OpenedCase } from './CaseCard.tsx';
import { CaseForm } from './CaseForm.tsx';
import './support.css';

interface SupportPageProps {
  /** `lost`: another device's seat is to be freed. `help`: something about this one. */
  readonly topic: 'lost' | 'help';
  readonly state: AppState;
  /** Null where no key was entered just before. */
  readonly entered: EnteredKey | null;
  readonly onEnd: () => void;
}

/** Prepares what a person sends to the seller, and shows all of it before it goes anywhere. */
export function SupportPage({ topic, state, entered, onEnd }: SupportPageProps) {
  const messages = useText().support[topic];
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  return (
    <Page title={messages.title} hasOwnHeading={opened !== null}>
      {/* What was typed stays while the case is looked at. */}
      <Activity mode={opened === null ? 'visible' : 'hidden'}>
        <CaseForm
          topic={topic}
          state={state}
          entered={entered}
          onOpened={setOpened}
          onBack={onEnd}
        />
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
