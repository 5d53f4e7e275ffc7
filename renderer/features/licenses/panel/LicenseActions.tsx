import { useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dropdown } from '../../../ui/Dropdown.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useAdminText } from '../use-admin-text.ts';
import { EditLicense } from './EditLicense.tsx';

type ActionName = 'enable' | 'disable' | 'revoke' | 'rotate';

/** The status that each action sets. Replacing the key is a separate request. */
const statusAfter = { enable: 'granted', disable: 'disabled', revoke: 'revoked' } as const;

/** The state of the actions on a license as a whole. */
export type LicenseActionState = ReturnType<typeof useLicenseActions>;

/** Returns the actions on a license. Main asks for confirmation in a system dialog that names the consequence. */
export function useLicenseActions(licenseId: string, onChanged: (details: LicenseDetails) => void) {
  const messages = useAdminText().licensePanel;
  const [isEditing, setEditing] = useState(false);
  const { showToast } = useAnnouncer();
  const change = useAnnouncedAction(
    async (name: ActionName) => {
      const answer =
        name === 'rotate'
          ? await bridge.licenses.rotate({ licenseId })
          : await bridge.licenses.change({ licenseId, change: { status: statusAfter[name] } });
      return answer.ok ? done({ name, details: answer.value }) : answer;
    },
    ({ name, details }) => {
      showToast(messages.actions[name].done);
      onChanged(details);
    },
  );
  const openInPolar = useAnnouncedAction(() => bridge.licenses.openInPolar());
  return {
    isEditing,
    setEditing,
    change,
    openInPolar,
    failure: change.failure ?? openInPolar.failure,
    onChanged,
  };
}

interface LicenseMenuProps {
  readonly license: LicenseRow;
  readonly state: LicenseActionState;
}

/** The menu of the actions on a license. */
export function LicenseMenu({ license, state }: LicenseMenuProps) {
  const messages = useAdminText().licensePanel;
  const { connection } = useReadyState();
  const { change, openInPolar, setEditing } = state;
  const { status } = license;
  const renderButton = (name: ActionName, variant?: 'danger') => (
    <Button {...(variant && { variant })} busy={change.busy} onClick={() => change.run(name)}>
      {messages.actions[name].open}
    </Button>
  );
  const isInForce = status === 'granted' || status === 'expired';
  const isOnPolar = connection.type === 'organization' && connection.server !== 'loopback';
  return (
    <Dropdown label={messages.actions.title} isMenu>
      <Button onClick={() => setEditing(true)}>{messages.edit.open}</Button>
      {renderButton(isInForce ? 'disable' : 'enable')}
      {status !== 'revoked' && renderButton('rotate')}
      {isOnPolar && (
        <Button icon="outside" action={openInPolar}>
          {messages.actions.openInPolar}
        </Button>
      )}
      {status !== 'revoked' && renderButton('revoke', 'danger')}
    </Dropdown>
  );
}

/** The form for a license's limits, while the person edits them. */
export function LicenseEdit({ license, state }: LicenseMenuProps) {
  const { isEditing, setEditing, onChanged } = state;
  if (!isEditing) return null;
  const end = () => {
    setEditing(false);
    // Waits for the next render, which removes the form with the focused button.
    window.setTimeout(() =>
      document.querySelector<HTMLElement>('.license-panel .dropdown > button')?.focus(),
    );
  };
  return (
    <EditLicense
      license={license}
      onSaved={(details) => {
        onChanged(details);
        end();
      }}
      onCancel={end}
    />
  );
}
