import { lazy, Suspense, useState } from 'react';
import type { Connection } from '../../../shared/app-state.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { useText } from '../../use-text.ts';
import { ServerBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useIdle } from '../../ui/use-idle.ts';

const DisconnectDialog = lazy(() =>
  import('./DisconnectDialog.tsx').then((module) => ({ default: module.DisconnectDialog })),
);

interface ConnectionSectionProps {
  readonly connection: Connection;
  readonly onConnect: () => void;
}

/** Whether an organization's token is stored, and where. */
export function ConnectionSection({ connection, onConnect }: ConnectionSectionProps) {
  const text = useText();
  const messages = text.settings.connection;
  const [isDialogOpen, setDialogOpen] = useState(false);
  const heading = useFocusFallback(connection.type);
  const isIdle = useIdle();
  const { title, detail } = describeConnection(connection, text);
  const isPublic = connection.type === 'public';

  return (
    <section className="card settings-section" aria-labelledby="connection-title">
      <h2 id="connection-title" ref={heading} tabIndex={-1}>
        {messages.title}
      </h2>
      <div className="connection">
        <div className="connection-text">
          <p>
            {title} {!isPublic && <ServerBadge server={connection.server} />}
          </p>
          {detail !== null && <p className="note">{detail}</p>}
        </div>
        <div className="actions">
          {connection.type !== 'organization' && (
            <Button onClick={onConnect}>
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
      {connection.type === 'locked' && <FailureNote failure={connection.failure} />}
      {(isIdle || isDialogOpen) && !isPublic && (
        <Suspense fallback={null}>
          <DisconnectDialog open={isDialogOpen} onClose={() => setDialogOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}

function describeConnection(
  connection: Connection,
  text: WindowText,
): { title: string; detail: string | null } {
  const messages = text.settings.connection;
  switch (connection.type) {
    case 'public':
      return { title: messages.none, detail: messages.noneDetail };
    case 'organization':
      return {
        title: messages.connected(text.app.servers[connection.server]),
        detail: messages[connection.tokenStorage],
      };
    case 'locked':
      return { title: messages.locked, detail: null };
  }
}
