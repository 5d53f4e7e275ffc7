import {
  formatRelative,
  formatSince,
  type FormatContext,
  separator,
} from '../../../../shared/format.ts';
import type { LicensesState } from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import {
  useAnnouncedAction,
  useFailureAnnouncement,
} from '../../../ui/use-failure-announcement.ts';
import { useFocusFallbackWithout } from '../../../ui/use-focus-fallback.ts';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import { tokenFailures } from '../../../token-failures.ts';
import { minutesToRead } from './reading-time.ts';

interface IndexLineProps {
  /** Whether the list is filtered, and so searched before all of it is read. */
  readonly isSearching: boolean;
  /** Opens the form for another token. */
  readonly onConnect: () => void;
}

/** The progress of reading the list, as text and as a bar, with its controls. */
export function IndexLine({ isSearching, onConnect }: IndexLineProps) {
  const text = useAdminText();
  const messages = text.licenses.progress;
  const formatContext = useFormatContext();
  const now = useNow(10_000);
  const { licenses } = useReadyState();
  const { index } = licenses;
  const { announce } = useAnnouncer();
  const announceFailure = useFailureAnnouncement();
  const start = useAnnouncedAction(() => bridge.licenses.open());
  const pause = useAnnouncedAction(() => bridge.licenses.pause());
  const refresh = useAnnouncedAction(() => bridge.licenses.refresh());
  const line = getIndexLine(licenses, isSearching, text, formatContext, now);
  // A press may replace the button that had the focus.
  useFocusFallbackWithout(index.type);
  useAnnouncement(index.type === 'complete' ? `complete ${index.at}` : index.type, () => {
    if (index.type === 'stopped') announceFailure(index.failure);
    else if (index.type !== 'reading') announce(line);
  });
  const needsToken = index.type === 'stopped' && tokenFailures.has(index.failure.code);
  const isPartial = index.type !== 'closed' && index.type !== 'complete' && index.total > 0;
  return (
    <>
      <div className="index-line row">
        <p>{line}</p>
        <div className="index-actions row">
          {isPartial && (
            <progress
              className="index-bar"
              aria-label={messages.label}
              max={index.total}
              value={Math.min(index.read, index.total)}
            />
          )}
          {index.type === 'reading' && (
            <Button variant="quiet" action={pause}>
              {messages.pause}
            </Button>
          )}
          {needsToken && (
            <Button variant="primary" onClick={onConnect}>
              {text.settings.connection.connectAgain}
            </Button>
          )}
          {(index.type === 'paused' || index.type === 'stopped') && !needsToken && (
            // With nothing loaded it is all that the page offers.
            <Button variant={index.read === 0 ? 'primary' : 'quiet'} action={start}>
              {index.type === 'paused' ? messages.resume : text.app.actions.tryAgain}
            </Button>
          )}
          {index.type === 'complete' && (
            <Button variant="quiet" action={refresh}>
              {messages.readAgain}
            </Button>
          )}
        </div>
      </div>
      <FailureNote failure={start.failure ?? pause.failure ?? refresh.failure} />
    </>
  );
}

/** What prevents that all licenses are in the list: unreadable ones, and the failure that stopped the reading. */
export function IndexNotes() {
  const { index } = useReadyState().licenses;
  const messages = useAdminText().licenses.progress;
  return (
    <>
      {index.type !== 'closed' && index.unreadable > 0 && (
        <p className="quiet">{messages.unreadable(index.unreadable)}</p>
      )}
      {index.type === 'stopped' && <FailureNote failure={index.failure} />}
    </>
  );
}

function getIndexLine(
  { index, ratePerMinute }: LicensesState,
  isSearching: boolean,
  text: PanelText,
  formatContext: FormatContext,
  now: number,
): string {
  const messages = text.licenses.progress;
  switch (index.type) {
    case 'closed':
      return messages.beginning;
    case 'paused':
    case 'stopped':
      return index.total === 0
        ? messages.nothingRead
        : messages[index.type](index.read, index.total);
    case 'complete':
      return messages.complete(
        index.total,
        formatSince(index.at, now, formatContext, text.app.justNow),
      );
    case 'reading': {
      if (index.total === 0) return messages.beginning;
      const line = (isSearching ? messages.searching : messages.reading)(index.read, index.total);
      if (index.waitingUntil !== null && index.waitingUntil > now) {
        const when = formatRelative(index.waitingUntil, now, formatContext, text.app.justNow);
        return `${line}${separator}${messages.waiting(when)}`;
      }
      const minutes = minutesToRead(index.total - index.read, ratePerMinute);
      return minutes === null ? line : `${line}${separator}${messages.left(minutes)}`;
    }
  }
}
