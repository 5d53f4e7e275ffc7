import { Activity, useState } from 'react';
import type { SeatId } from '../../../shared/seat-id.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { PortalLink } from '../../ui/PortalLink.tsx';
import { CaseCard, type OpenedCase } from './CaseCard.tsx';
import { CaseForm } from './CaseForm.tsx';
import './support.css';

interface SupportPageProps {
  /** `lost`: to free another device's seat. `help`: about this device. */
  readonly topic: 'lost' | 'help';
  /** Null if no key was entered just before. */
  readonly entered: EnteredKey | null;
  /** The license that the person looked at; null for none. */
  readonly seat: SeatId | null;
  readonly onEnd: () => void;
}

/** Prepares a support case, and shows all of it before the person sends it. */
export function SupportPage({ topic, entered, seat, onEnd }: SupportPageProps) {
  const messages = useText().support[topic];
  const { vendor } = useReadyState();
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  return (
    <Page
      title={messages.title}
      hasOwnHeading={opened !== null}
      onBack={opened === null ? onEnd : null}
    >
      {opened === null && <PortalLink topic={topic === 'lost' ? 'device' : 'help'} />}
      {/* Keeps what the person typed while the case is shown. */}
      <Activity mode={opened === null ? 'visible' : 'hidden'}>
        <CaseForm topic={topic} entered={entered} seat={seat} onOpened={setOpened} />
      </Activity>
      {opened !== null && (
        <CaseCard
          opened={opened}
          canMail={vendor.supportEmail !== null}
          onChange={() => setOpened(null)}
          onEnd={onEnd}
        />
      )}
    </Page>
  );
}
