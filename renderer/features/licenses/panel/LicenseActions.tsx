import { useEffect, useId, useRef, useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { useAdminText } from '../use-admin-text.ts';
import { EditLicense } from './EditLicense.tsx';

interface LicenseActionsProps {
  readonly license: LicenseRow;
  readonly onChanged: (details: LicenseDetails) => void;
}

type ActionName = 'enable' | 'disable' | 'revoke' | 'rotate';

/** The status that each action sets. Replacing the key is a separate request. */
const statusAfter = { enable: 'granted', disable: 'disabled', revoke: 'revoked' } as const;

/** The actions on a license as a whole. Main asks for confirmation in a system dialog that names the consequence. */
export function LicenseActions({ license, onChanged }: LicenseActionsProps) {
  const titleId = useId();
  const messages = useAdminText().licensePanel;
  const [isEditing, setEditing] = useState(false);
  const { licenseId, status } = license;
  const { showToast } = useAnnouncer();
  const action = useAnnouncedAction(
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
  // A press may remove the button: enabling a license replaces "enable" by "disable".
  const heading = useFocusFallback(status);
  const renderButton = (name: ActionName, variant?: 'danger') => (
    <Button {...(variant && { variant })} busy={action.busy} onClick={() => action.run(name)}>
      {messages.actions[name].open}
    </Button>
  );
  const editButton = useRef<HTMLButtonElement>(null);
  const endEditing = () => setEditing(false);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const isInForce = status === 'granted' || status === 'expired';
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {messages.actions.title}
      </h3>
      {isEditing ? (
        <EditLicense
          license={license}
          onSaved={(details) => {
            onChanged(details);
            endEditing();
          }}
          onCancel={endEditing}
        />
      ) : (
        <div className="actions">
          <Button ref={editButton} onClick={() => setEditing(true)}>
            {messages.edit.open}
          </Button>
          {renderButton(isInForce ? 'disable' : 'enable')}
          {status !== 'revoked' && (
            <>
              {renderButton('rotate')}
              {renderButton('revoke', 'danger')}
            </>
          )}
        </div>
      )}
      <FailureNote failure={action.failure} />
    </section>
  );
}
