import { useState } from 'react';
import type { Connection } from '../../../shared/app-state.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { bridge } from '../../bridge.ts';
import { LimitShareSelect } from '../../LimitShareSelect.tsx';
import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ServerBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';

interface ConnectionSectionProps {
  readonly connection: Connection;
  readonly onConnect: () => void;
}

/** Whether an organization's token is stored, and where. */
export function ConnectionSection({ connection, onConnect }: ConnectionSectionProps) {
  const text = useText();
  const messages = text.settings.connection;
  const { showToast } = useAnnouncer();
  const [isDialogOpen, setDialogOpen] = useState(false);
  const closeDialog = () => setDialogOpen(false);
  const disconnect = useAnnouncedAction(
    () => bridge.connection.disconnect(),
    () => {
      showToast(messages.disconnected);
      closeDialog();
    },
  );
  const heading = useFocusFallback(connection.type);
  const { organizationName } = useReadyState().licenses;
  const { title, detail } = describeConnection(connection, organizationName, text);
  const isPublic = connection.type === 'public';

  return (
    <section className="card stack settings-section" aria-labelledby="connection-title">
      <h2 id="connection-title" ref={heading} tabIndex={-1}>
        {messages.title}
      </h2>
      <div className="connection spread">
        <div className="connection-text">
          <p className="connection-title row">
            {title} {!isPublic && <ServerBadge server={connection.server} />}
          </p>
          {detail !== null && <p className="note">{detail}</p>}
        </div>
        <div className="actions">
          {connection.type !== 'organization' && (
            <Button variant={isPublic ? 'plain' : 'primary'} onClick={onConnect}>
              {isPublic ? messages.connect : messages.connectAgain}
            </Button>
          )}
          {!isPublic && (
            <Button variant="danger" onClick={() => setDialogOpen(true)}>
              {messages.disconnect}
            </Button>
          )}
        </div>
      </div>
      {connection.type === 'organization' && (
        <LimitShareSelect label={text.settings.limitShare.label} />
      )}
      {connection.type === 'locked' && <FailureNote failure={connection.failure} />}
      {!isPublic && (
        <ConfirmDialog
          open={isDialogOpen}
          {...messages.dialog}
          action={disconnect}
          onClose={closeDialog}
        />
      )}
    </section>
  );
}

function describeConnection(
  connection: Connection,
  organizationName: string | null,
  text: WindowText,
): { title: string; detail: string | null } {
  const messages = text.settings.connection;
  switch (connection.type) {
    case 'public':
      return { title: messages.none, detail: messages.noneDetail };
    case 'organization':
      return {
        title: organizationName ?? messages.connected,
        detail: messages[connection.tokenStorage],
      };
    case 'locked':
      return { title: messages.locked, detail: null };
  }
}
