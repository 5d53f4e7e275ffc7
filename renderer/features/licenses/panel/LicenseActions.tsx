import { useEffect, useId, useRef, useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFailureNews } from '../../../ui/use-failure-announcement.ts';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useAdminText } from '../use-admin-text.ts';
import { EditLicense } from './EditLicense.tsx';

interface LicenseActsProps {
  readonly license: LicenseRow;
  readonly onChanged: (details: LicenseDetails) => void;
}

type ActName = 'enable' | 'disable' | 'revoke' | 'rotate';

/** What each act comes to for the license's status; replacing the key is a request of its own. */
const statusAfter = { enable: 'granted', disable: 'disabled', revoke: 'revoked' } as const;

/** What may be done to a license as a whole. Main asks before each, in a dialog of the system that says what it breaks. */
export function LicenseActs({ license, onChanged }: LicenseActsProps) {
  const titleId = useId();
  const words = useAdminText().licensePanel;
  const [isEditing, setEditing] = useState(false);
  const { licenseId, status } = license;
  const { show } = useAnnouncer();
  const act = useAct(
    async (name: ActName) => {
      const answer =
        name === 'rotate'
          ? await bridge.licenses.rotate({ licenseId })
          : await bridge.licenses.change({ licenseId, change: { status: statusAfter[name] } });
      return answer.ok ? done({ name, details: answer.value }) : answer;
    },
    ({ name, details }) => {
      show(words.acts[name].done);
      onChanged(details);
    },
    useFailureNews(),
  );
  // The button that was pressed may be gone: an enabled license is disabled next.
  const heading = useFocusRest(status);
  const button = (name: ActName, look?: 'danger') => (
    <Button {...(look && { look })} busy={act.busy} onClick={() => act.run(name)}>
      {words.acts[name].open}
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
        {words.acts.title}
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
        <div className="panel-acts">
          <Button ref={editButton} onClick={() => setEditing(true)}>
            {words.edit.open}
          </Button>
          {button(isInForce ? 'disable' : 'enable')}
          {status !== 'revoked' && (
            <>
              {button('rotate')}
              {button('revoke', 'danger')}
            </>
          )}
        </div>
      )}
      {act.failure !== null && <FailureNote failure={act.failure} />}
    </section>
  );
}
