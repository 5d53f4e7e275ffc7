import { useState } from 'react';
import type { Server } from '../../../shared/license.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tips } from '../../ui/Tips.tsx';
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
  // The sandbox comes first, because it is the safe place to try the app.
  const offered = servers.toSorted((a, b) => Number(b === 'sandbox') - Number(a === 'sandbox'));
  const [server, setServer] = useState<Server>(offered[0] ?? 'production');
  const open = useAnnouncedAction(() => bridge.app.openLink('polar-tokens'));
  const connect = useAnnouncedAction(
    () => bridge.connection.connect({ server }),
    () => {
      onConnected();
      showToast(messages.done);
    },
  );
  const { create, copy, use } = messages.steps;

  return (
    <Page title={messages.title} aside={<Tips {...messages.about} />}>
      <div className="card stack">
        <p className="quiet">
          {messages.lead} {messages.warning}
        </p>
        {servers.length > 1 && (
          <ChoiceCards
            legend={messages.server.label}
            name="token-server"
            choices={offered.map((value) => ({
              value,
              title: messages.server[value].title,
              body: messages.server[value].body,
            }))}
            value={server}
            onChange={setServer}
          />
        )}
        <ol className="steps" aria-label={messages.steps.label}>
          <li>
            <h2>{create.title}</h2>
            <p className="quiet">{create.body(messages.scope)}</p>
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
          <Button
            variant="primary"
            busy={connect.busy}
            onClick={() => {
              announce(messages.busy);
              connect.run();
            }}
          >
            {connect.busy ? messages.busy : messages.submit}
          </Button>
          <Button onClick={onBack}>{text.app.actions.back}</Button>
        </div>
      </div>
    </Page>
  );
}
