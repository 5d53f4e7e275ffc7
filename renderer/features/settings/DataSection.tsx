import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';

/**
 * A button that opens the folder with the app's files. The page never receives the path, which contains the person's account name.
 */
export function DataSection() {
  const text = useText();
  const messages = text.settings.data;
  const open = useAnnouncedAction(() => bridge.app.openDataFolder());
  return (
    <section className="card stack settings-section" aria-labelledby="data-title">
      <h2 id="data-title">{messages.title}</h2>
      <div className="connection spread">
        <p className="connection-text quiet">{messages.body}</p>
        <Button busy={open.busy} onClick={open.run}>
          {messages.open}
        </Button>
      </div>
      {open.failure !== null && <FailureNote failure={open.failure} />}
    </section>
  );
}
