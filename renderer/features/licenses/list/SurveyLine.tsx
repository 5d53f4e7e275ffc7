import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import {
  useAnnouncedAction,
  useFailureAnnouncement,
} from '../../../ui/use-failure-announcement.ts';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { useAdminText } from '../use-admin-text.ts';
import { minutesToCheck } from './reading-time.ts';

/** How many licenses have unchecked seats, and the check of all of them, once the list is read. Draws nothing if there are none. */
export function SurveyLine() {
  const text = useAdminText();
  const messages = text.licenses.survey;
  const { index, survey, ratePerMinute } = useReadyState().licenses;
  const { announce } = useAnnouncer();
  const announceFailure = useFailureAnnouncement();
  const start = useAnnouncedAction(() => bridge.licenses.checkRest());
  const pause = useAnnouncedAction(() => bridge.licenses.pauseCheck());
  // A press replaces the button that had the focus.
  const line = useFocusFallback<HTMLParagraphElement>(survey.type);
  useAnnouncement(survey.type, () => {
    if (survey.type === 'stopped') announceFailure(survey.failure);
    else if (survey.type === 'idle' && survey.unchecked === 0) announce(messages.done);
  });
  if (index.type !== 'complete' || survey.unchecked === 0) return null;
  const { unchecked, total } = survey;
  const minutes = minutesToCheck(unchecked, ratePerMinute);
  const takes = survey.type === 'checking' ? messages.left(minutes) : messages.takes(minutes);
  const state =
    survey.type === 'idle'
      ? messages.idle(unchecked)
      : messages[survey.type](total - unchecked, total);
  return (
    <div className="survey">
      <div className="index-line row">
        <p ref={line} tabIndex={-1}>
          {state}
          {takes !== '' && <> {takes}</>}
        </p>
        <div className="index-actions row">
          {survey.type !== 'idle' && (
            <progress
              className="index-bar"
              aria-label={messages.label}
              max={Math.max(1, total)}
              value={total - unchecked}
            />
          )}
          {survey.type === 'checking' ? (
            <Button variant="quiet" action={pause}>
              {text.licenses.progress.pause}
            </Button>
          ) : (
            <Button variant="quiet" action={start}>
              {survey.type === 'idle' ? messages.start : text.licenses.progress.resume}
            </Button>
          )}
        </div>
      </div>
      <FailureNote
        failure={survey.type === 'stopped' ? survey.failure : (start.failure ?? pause.failure)}
      />
    </div>
  );
}
