import { lazy, Suspense, useState } from 'react';
import type { Connection } from '../../../shared/app-state.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { useText } from '../../use-text.ts';
import { ServerBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useFocusRest } from '../../ui/use-focus-rest.ts';
import { useIdle } from '../../ui/use-idle.ts';

const DisconnectDialog = lazy(() =>
  import('./DisconnectDialog.tsx').then((module) => ({ default: module.DisconnectDialog })),
);

interface ConnectionSectionProps {
  readonly connection: Connection;
  readonly onConnect: () => void;
}

/** Whether an organization's token is kept here, and where. */
export function ConnectionSection({ connection, onConnect }: ConnectionSectionProps) {
  const text = useText();
  const words = text.settings.connection;
  const [asking, setAsking] = useState(false);
  const heading = useFocusRest(connection.is);
  const idle = useIdle();
  const { title, detail } = describe(connection, text);
  const isPublic = connection.is === 'public';

  return (
    <section className="card settings-section" aria-labelledby="connection-title">
      <h2 id="connection-title" ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <div className="connection">
        <div className="connection-words">
          <p className="connection-state">
            {title} {!isPublic && <ServerBadge server={connection.server} />}
          </p>
          {detail !== null && <p className="quiet">{detail}</p>}
        </div>
        <div className="card-acts">
          {connection.is !== 'organization' && (
            <Button onClick={onConnect}>{isPublic ? words.connect : words.connectAgain}</Button>
          )}
          {!isPublic && (
            <Button look="danger" onClick={() => setAsking(true)}>
              {words.disconnect}
            </Button>
          )}
        </div>
      </div>
      {connection.is === 'locked' && <FailureNote failure={connection.failure} />}
      {(idle || asking) && !isPublic && (
        <Suspense fallback={null}>
          <DisconnectDialog open={asking} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}

function describe(
  connection: Connection,
  text: WindowText,
): { title: string; detail: string | null } {
  const words = text.settings.connection;
  switch (connection.is) {
    case 'public':
      return { title: words.none, detail: words.noneDetail };
    case 'organization':
      return {
        title: words.connected(text.app.servers[connection.server]),
        detail: words[connection.kept],
      };
    case 'locked':
      return { title: words.locked, detail: null };
  }
}
