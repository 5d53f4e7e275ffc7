import type { ReactNode } from 'react';
import type { Failure } from '../../../../shared/failure.ts';
import { formatRelative, formatSince, type Place } from '../../../../shared/format.ts';
import type { LicensesState } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useNews } from '../../../ui/use-announcement.ts';
import { useNow } from '../../../ui/use-now.ts';
import { usePlace } from '../../../use-text.ts';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import { minutesToRead } from './reading-time.ts';

interface IndexLineProps {
  readonly licenses: LicensesState;
  /** Whether something is searched for, and the list it is searched in is not whole. */
  readonly isSearching: boolean;
  /** What else can be done about the reading. */
  readonly children?: ReactNode;
}

/** How far the list is read, in words and as a bar, and what can be done about it. */
export function IndexLine({ licenses, isSearching, children }: IndexLineProps) {
  const text = useAdminText();
  const words = text.licenses.progress;
  const place = usePlace();
  const now = useNow(10_000);
  const { index } = licenses;
  const { alarm, say } = useAnnouncer();
  const warn = ({ code }: Failure) => alarm(text.failures.words[code].title);
  const go = useAct(() => bridge.licenses.open(), undefined, warn);
  const pause = useAct(() => bridge.licenses.pause(), undefined, warn);
  const again = useAct(() => bridge.licenses.refresh(), undefined, warn);
  const failure = go.failure ?? pause.failure ?? again.failure;
  const line = lineOf(licenses, isSearching, text, place, now);
  // The button that was pressed makes room for another.
  const rest = useFocusRest<HTMLParagraphElement>(index.is);
  useNews(index.is === 'complete' ? `complete ${index.at}` : index.is, () => {
    if (index.is === 'stopped') warn(index.failure);
    else if (index.is !== 'reading') say(line);
  });
  const isPartial = index.is !== 'closed' && index.is !== 'complete' && index.of > 0;
  return (
    <>
      <div className="index-line">
        <p ref={rest} tabIndex={-1}>
          {line}
        </p>
        <div className="index-acts">
          {isPartial && (
            <progress
              className="index-bar"
              aria-label={words.label}
              max={index.of}
              value={Math.min(index.read, index.of)}
            />
          )}
          {index.is === 'reading' && (
            <Button look="quiet" busy={pause.busy} onClick={pause.run}>
              {words.pause}
            </Button>
          )}
          {(index.is === 'paused' || index.is === 'stopped') && (
            <Button look="quiet" busy={go.busy} onClick={go.run}>
              {index.is === 'paused' ? words.resume : text.app.acts.tryAgain}
            </Button>
          )}
          {index.is === 'complete' && (
            <Button look="quiet" busy={again.busy} onClick={again.run}>
              {words.again}
            </Button>
          )}
          {children}
        </div>
      </div>
      {index.is !== 'closed' && index.unreadable > 0 && (
        <p className="quiet">{words.unreadable(index.unreadable)}</p>
      )}
      {index.is === 'stopped' && <FailureNote failure={index.failure} />}
      {failure !== null && <FailureNote failure={failure} />}
    </>
  );
}

function lineOf(
  { index, ratePerMinute }: LicensesState,
  isSearching: boolean,
  text: PanelText,
  place: Place,
  now: number,
): string {
  const words = text.licenses.progress;
  switch (index.is) {
    case 'closed':
      return words.beginning;
    case 'paused':
    case 'stopped':
      return index.of === 0 ? words.unread : words[index.is](index.read, index.of);
    case 'complete':
      return words.complete(index.of, formatSince(index.at, now, place, text.app.justNow));
    case 'reading': {
      if (index.of === 0) return words.beginning;
      const line = (isSearching ? words.searching : words.reading)(index.read, index.of);
      if (index.waitingUntil !== null && index.waitingUntil > now) {
        const when = formatRelative(index.waitingUntil, now, place, text.app.justNow);
        return `${line} · ${words.waiting(when)}`;
      }
      const minutes = minutesToRead(index.of - index.read, ratePerMinute);
      return minutes === null ? line : `${line} · ${words.left(minutes)}`;
    }
  }
}
