import { useState } from 'react';
import type { Server } from '../../../shared/license.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import './connect.css';

interface ConnectPageProps {
  readonly onConnected: () => void;
  readonly onBack: () => void;
}

/**
 * Connects an organization. Main reads the token from the clipboard, because a field to paste it into would bring it into this
 * page.
 */
export function ConnectPage({ onConnected, onBack }: ConnectPageProps) {
  const { servers } = useReadyState();
  const text = useText();
  const messages = text.connect;
  const { announce, showToast } = useAnnouncer();
  /** The server whose button was pressed last. */
  const [pressed, setPressed] = useState<Server | null>(null);
  const open = useAnnouncedAction(() => bridge.app.openLink('polar-tokens'));
  const connect = useAnnouncedAction(
    (server: Server) => bridge.connection.connect({ server }),
    () => {
      onConnected();
      showToast(messages.done);
    },
  );
  const { create, copy, use } = messages.steps;

  return (
    <Page title={messages.title} onBack={onBack}>
      <div className="card stack">
        <p className="quiet">
          {messages.lead} {messages.warning}
        </p>
        <ol className="steps" aria-label={messages.steps.label}>
          <li>
            <h2>{create.title}</h2>
            <p className="quiet">{create.lead}</p>
            <ul className="scopes">
              {create.scopes.map(({ name, codes }) => (
                <li key={name}>
                  {name}{' '}
                  {codes.map((code) => (
                    <code key={code}>{code}</code>
                  ))}
                </li>
              ))}
            </ul>
            <Button icon="outside" action={open}>
              {create.open}
            </Button>
          </li>
          {[copy, use].map(({ title, body }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p className="quiet">{body}</p>
            </li>
          ))}
        </ol>
        <FailureNote failure={connect.failure ?? open.failure} />
        <div className="form-actions">
          {/* The person chooses the token's server with the press that uses the token. */}
          {servers.map((server, index) => (
            <Button
              key={server}
              variant={index === 0 ? 'primary' : 'plain'}
              busy={connect.busy}
              onClick={() => {
                announce(messages.busy);
                setPressed(server);
                connect.run(server);
              }}
            >
              {connect.busy && server === pressed
                ? messages.busy
                : servers.length === 1
                  ? messages.submit
                  : messages.submitTo[server]}
            </Button>
          ))}
        </div>
      </div>
    </Page>
  );
}
