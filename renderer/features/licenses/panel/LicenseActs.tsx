import { useEffect, useId, useRef, useState } from 'react';
import type { LicenseDetails, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useAdminText } from '../use-admin-text.ts';
import { EditLicense } from './EditLicense.tsx';

interface LicenseActsProps {
  readonly license: LicenseRow;
  readonly onChanged: (details: LicenseDetails) => void;
}

type Question = 'enable' | 'disable' | 'revoke' | 'rotate';

/** What each act comes to for the license's status; replacing the key is a request of its own. */
const statusAfter = { enable: 'granted', disable: 'disabled', revoke: 'revoked' } as const;

/** What may be done to a license as a whole. Each act asks first, and says what it breaks. */
export function LicenseActs({ license, onChanged }: LicenseActsProps) {
  const titleId = useId();
  const words = useAdminText().licensePanel;
  const [question, setQuestion] = useState<Question>('disable');
  const [isAsking, setAsking] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const open = (next: Question) => () => {
    setQuestion(next);
    setAsking(true);
  };
  const editButton = useRef<HTMLButtonElement>(null);
  const endEditing = () => setEditing(false);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const { status } = license;
  const isInForce = status === 'granted' || status === 'expired';
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.acts.title}</h3>
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
          {isInForce ? (
            <Button onClick={open('disable')}>{words.acts.disable.open}</Button>
          ) : (
            <Button onClick={open('enable')}>{words.acts.enable.open}</Button>
          )}
          {status !== 'revoked' && (
            <>
              <Button onClick={open('rotate')}>{words.acts.rotate.open}</Button>
              <Button look="danger" onClick={open('revoke')}>
                {words.acts.revoke.open}
              </Button>
            </>
          )}
        </div>
      )}
      <ActDialog
        key={question}
        open={isAsking}
        question={question}
        licenseId={license.licenseId}
        onDone={(details) => {
          setAsking(false);
          onChanged(details);
        }}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

interface ActDialogProps {
  readonly open: boolean;
  readonly question: Question;
  readonly licenseId: string;
  readonly onDone: (details: LicenseDetails) => void;
  readonly onClose: () => void;
}

function ActDialog({ open, question, licenseId, onDone, onClose }: ActDialogProps) {
  const text = useAdminText();
  const { alarm, show } = useAnnouncer();
  const { acts } = text.licensePanel;
  const words = acts[question];
  const act = useAct(
    () =>
      question === 'rotate'
        ? bridge.licenses.rotate({ licenseId })
        : bridge.licenses.change({ licenseId, change: { status: statusAfter[question] } }),
    (details) => {
      show(words.done);
      onDone(details);
    },
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <ConfirmDialog
      open={open}
      title={words.title}
      body={words.body}
      confirm={words.confirm}
      confirmLook={question === 'enable' ? 'plain' : 'danger-solid'}
      keep={acts.keep}
      act={act}
      onClose={onClose}
    />
  );
}
