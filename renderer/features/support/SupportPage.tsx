import { Activity, useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useText } from '../../use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { CaseCard, type OpenedCase } from './CaseCard.tsx';
import { CaseForm } from './CaseForm.tsx';
import './support.css';

interface SupportPageProps {
  /** `lost`: to free another device's seat. `help`: about this device. */
  readonly topic: 'lost' | 'help';
  readonly state: AppState;
  /** Null if no key was entered just before. */
  readonly entered: EnteredKey | null;
  readonly onEnd: () => void;
}

/** Prepares a support case, and shows all of it before the person sends it. */
export function SupportPage({ topic, state, entered, onEnd }: SupportPageProps) {
  const messages = useText().support[topic];
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  return (
    <Page title={messages.title} hasOwnHeading={opened !== null}>
      {/* Keeps what the person typed while the case is shown. */}
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
