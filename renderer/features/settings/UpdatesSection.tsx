import { formatSince } from '../../../shared/format.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { installCommand, type UpdatesState } from '../../../shared/updates.ts';
import { bridge } from '../../bridge.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useSettings } from '../../use-settings.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useAnnouncement } from '../../ui/use-announcement.ts';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useToastAction } from '../../ui/use-toast-action.ts';
import { useNow } from '../../ui/use-now.ts';

/** Newer versions: what is known, what the person can do, and when the app looks for one. Only for an app whose seller has a feed. */
export function UpdatesSection({ updates }: { readonly updates: UpdatesState }) {
  const text = useText();
  const messages = text.updates;
  const formatContext = useFormatContext();
  const now = useNow(20_000);
  const { settings, change, failure } = useSettings();
  const { announce } = useAnnouncer();
  const check = useAnnouncedAction(() => bridge.updates.check());
  const { checkedAt, step } = updates;
  const status = getStatus(updates, text);
  useAnnouncement(step.type === 'loading' ? step.type : status, () => announce(status));
  const heading = useFocusFallback(step.type);
  const when =
    checkedAt === null
      ? messages.never
      : messages.lastCheck(formatSince(checkedAt, now, formatContext, text.app.justNow));

  return (
    <section className="card stack settings-section" aria-labelledby="updates-title">
      <h2 id="updates-title" ref={heading} tabIndex={-1}>
        {messages.title}
      </h2>
      <p className="update-status">{status}</p>
      {step.type === 'loading' && <progress max={100} value={step.percent} aria-label={status} />}
      {step.type === 'failed' && <FailureNote failure={step.failure} />}
      <UpdateActions updates={updates} />
      <div className="connection spread">
        <p className="connection-text note">
          {checkedAt === null && updates.isChecking ? null : when}
        </p>
        {step.type !== 'loading' && step.type !== 'installing' && (
          <Button action={check} busy={check.busy || updates.isChecking}>
            {messages.checkNow}
          </Button>
        )}
      </div>
      {check.failure !== null && <FailureNote failure={check.failure} />}
      <Switch
        label={messages.automatic}
        hint={messages.automaticHint}
        checked={settings.checkForUpdates}
        onChange={(checkForUpdates) => change({ checkForUpdates })}
      />
      {failure !== null && <FailureNote failure={failure} />}
    </section>
  );
}

function getStatus(
  { newer, step, isChecking, checkedAt }: UpdatesState,
  { updates: messages, language }: WindowText,
): string {
  switch (step.type) {
    case 'loading': {
      const percent = new Intl.NumberFormat(language, { style: 'percent' });
      return messages.loading(percent.format(step.percent / 100));
    }
    case 'installing':
      return messages.installing;
    case 'installed':
      return messages.installed(step.version);
    case 'none':
    case 'failed':
      if (newer !== null) return messages.available(newer.version);
      if (isChecking) return messages.checking;
      return checkedAt === null ? messages.none : messages.newest;
  }
}

/** The way in which a newer version gets onto this computer. */
function UpdateActions({ updates: { newer, step } }: { readonly updates: UpdatesState }) {
  const messages = useText().updates;
  // With a locked token the app cannot do its work: to connect again comes first.
  const isRecommended = useReadyState().connection.type !== 'locked';
  const recommended = isRecommended ? 'primary' : 'plain';
  const install = useAnnouncedAction(() => bridge.updates.install());
  const restart = useAnnouncedAction(() => bridge.updates.restart());
  const download = useAnnouncedAction(() => bridge.app.openLink('download'));
  const failure = install.failure ?? restart.failure ?? download.failure;
  if (step.type === 'installed')
    return (
      <>
        <div className="actions">
          <Button variant={recommended} action={restart}>
            {messages.restart}
          </Button>
        </div>
        <FailureNote failure={failure} />
      </>
    );
  if (newer === null || (step.type !== 'none' && step.type !== 'failed')) return null;
  const hint = newer.method === 'package' ? messages.installHint : messages.downloadHint;
  return (
    <>
      {newer.method !== 'by-hand' && <p className="note">{hint}</p>}
      <div className="actions">
        {newer.method === 'package' && (
          <Button variant={recommended} action={install}>
            {messages.install}
          </Button>
        )}
        {(newer.method !== 'package' || step.type === 'failed') && (
          <Button
            icon="outside"
            variant={newer.method === 'package' ? 'plain' : recommended}
            action={download}
          >
            {messages.download}
          </Button>
        )}
      </div>
      {newer.method === 'by-hand' && <InstallCommand fileName={newer.fileName} />}
      <FailureNote failure={failure} />
    </>
  );
}

/** The command that installs the downloaded package, to copy. */
function InstallCommand({ fileName }: { readonly fileName: string }) {
  const messages = useText().updates;
  const copy = useToastAction(() => bridge.updates.copyCommand(), messages.copied);
  return (
    <>
      <p className="note">{messages.byHand}</p>
      <div className="connection spread">
        <code className="selectable update-command connection-text">
          {installCommand(fileName)}
        </code>
        <Button aria-label={messages.copyLabel} action={copy}>
          {messages.copy}
        </Button>
      </div>
      <FailureNote failure={copy.failure} />
    </>
  );
}
