import { useState } from 'react';
import type { Server } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Points } from '../../ui/Tips.tsx';
import { useAct } from '../../ui/use-action.ts';
import '../../ui/form.css';
import './connect.css';

interface ConnectPageProps {
  readonly servers: readonly Server[];
  readonly onEnd: () => void;
}

/**
 * Connects an organization. The token goes from Polar's page to the clipboard and from there to main: a field to
 * paste it into would bring it into this page.
 */
export function ConnectPage({ servers, onEnd }: ConnectPageProps) {
  const text = useText();
  const words = text.connect;
  const { alarm, say, show } = useAnnouncer();
  const [server, setServer] = useState<Server>(
    servers.includes('sandbox') ? 'sandbox' : (servers[0] ?? 'production'),
  );
  const warn = ({ code }: { code: keyof typeof text.failures.words }) =>
    alarm(text.failures.words[code].title);
  const open = useAct(() => bridge.app.openLink('polar-tokens'), undefined, warn);
  const connect = useAct(
    () => bridge.connection.connect({ server }),
    () => {
      show(words.done);
      onEnd();
    },
    warn,
  );
  // Sandbox first: whoever tries things out should not do so with customers.
  const offered = servers.toSorted((a, b) => Number(b === 'sandbox') - Number(a === 'sandbox'));
  const { create, copy, use } = words.steps;
  const failure = connect.failure ?? open.failure;

  return (
    <Page title={words.title} aside={<Points {...words.about} />}>
      <div className="card connect">
        <p className="form-lead">
          {words.lead} {words.warning}
        </p>
        {servers.length > 1 && (
          <ChoiceCards
            legend={words.server.label}
            name="token-server"
            choices={offered.map((value) => ({
              value,
              title: words.server[value].title,
              body: words.server[value].body,
            }))}
            value={server}
            onChange={setServer}
          />
        )}
        <ol className="steps" aria-label={words.steps.label}>
          <li>
            <h2>{create.title}</h2>
            <p>{create.body(words.scope)}</p>
            <Button icon="outside" busy={open.busy} onClick={open.run}>
              {create.open}
            </Button>
          </li>
          <li>
            <h2>{copy.title}</h2>
            <p>{copy.body}</p>
          </li>
          <li>
            <h2>{use.title}</h2>
            <p>{use.body}</p>
          </li>
        </ol>
        {failure !== null && <FailureNote failure={failure} />}
        <div className="form-acts">
          <Button
            look="primary"
            busy={connect.busy}
            onClick={() => {
              say(words.busy);
              connect.run();
            }}
          >
            {connect.busy ? words.busy : words.submit}
          </Button>
          <Button onClick={onEnd}>{text.app.acts.back}</Button>
        </div>
      </div>
    </Page>
  );
}
