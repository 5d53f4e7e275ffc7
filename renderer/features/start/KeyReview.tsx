import { useState } from 'react';
import { type Failure, supportCode } from '../../../shared/failure.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFailureAnnouncement } from '../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { KeyFacts } from './KeyFacts.tsx';
import { OldSeat } from './OldSeat.tsx';
import { getReviewStage, type ReviewStage } from './review-stage.ts';
import type { CheckedKey } from './SeatForm.tsx';
import { SeatsToFree } from './SeatsToFree.tsx';
import { WaysToFree } from './WaysToFree.tsx';
import './key-review.css';

interface KeyReviewProps {
  readonly checkedKey: CheckedKey;
  readonly onLost: () => void;
  /** Opens the request for help. */
  readonly onHelp: () => void;
  /** Called when a seat was taken. */
  readonly onTaken: (() => void) | undefined;
  /** Called with the failure for a key whose license this computer has. Returns whether its page is shown instead. */
  readonly onFound: (failure: Failure) => boolean;
}

/** Shows what a key includes before it takes a seat, or how to free a seat if none is left. It ends with the activation. */
export function KeyReview({ checkedKey, onLost, onHelp, onTaken, onFound }: KeyReviewProps) {
  const text = useText();
  const { announce } = useAnnouncer();
  const messages = text.review;
  const { request } = checkedKey;
  const { label } = request;
  const [preview, setPreview] = useState(checkedKey.preview);
  const [freed, setFreed] = useState<string | null>(null);
  const [hasReachedLimit, setHasReachedLimit] = useState(false);
  const [hasDeclinedOldSeat, setHasDeclinedOldSeat] = useState(false);

  const refreshPreview = async () => {
    const result = await bridge.device.preview(request);
    if (result.ok) setPreview(result.value);
  };
  /** Counts the seats again after one was released. Without an answer the last count holds, less that seat. */
  const handleReleased = async ({ seat, label: name }: ListedSeat) => {
    const result = await bridge.device.preview(request);
    const next = result.ok ? result.value : withoutSeat(preview, seat);
    setPreview(next);
    setFreed(name);
    setHasReachedLimit(false);
    const progress = { freed: name, hasReachedLimit: false, hasDeclinedOldSeat };
    announce(
      getReviewStage(next, progress).type === 'list'
        ? stillFull(name, next, text)
        : messages.freed.body(name, label),
    );
  };
  const announceFailure = useFailureAnnouncement();
  const activate = useAction(
    () => bridge.device.activate(request),
    onTaken,
    (failure) => {
      if (onFound(failure)) return;
      announceFailure(failure);
      if (failure.code !== 'activation-limit') return;
      setFreed(null);
      setHasReachedLimit(true);
      void refreshPreview();
    },
  );
  const stage = getReviewStage(preview, { freed, hasReachedLimit, hasDeclinedOldSeat });
  const heading = useFocusFallback(`${stage.type} ${freed ?? ''} ${activate.failure?.code ?? ''}`);
  const isFull = stage.type === 'list' || stage.type === 'ways';
  const { title } = isFull ? messages.full : stage.type === 'freed' ? messages.freed : messages;

  return (
    <section className="card stack key-review" aria-labelledby="review-title">
      <div className="titled">
        <h2 id="review-title" ref={heading} tabIndex={-1} data-focus-fallback>
          {title}
        </h2>
        {stage.type === 'open' && <p className="quiet">{messages.lead(label)}</p>}
        {isFull && (
          <>
            <p className="quiet">
              {getFullText(stage, preview, text)}{' '}
              <strong>{text.device.seatAvailability['none-taken']}</strong>
            </p>
            <p className="failure-code note">
              {text.app.supportCode} <code>{supportCode({ code: 'activation-limit' })}</code>
            </p>
          </>
        )}
        {stage.type === 'freed' && (
          <p className="quiet">{messages.freed.body(stage.label, label)}</p>
        )}
      </div>
      {!isFull && stage.type !== 'freed' && <KeyFacts preview={preview} label={label} />}
      {stage.type === 'old-seat' && (
        <OldSeat
          seat={stage.seat}
          request={request}
          isFull={stage.isFull}
          onTaken={onTaken}
          onOther={() => setHasDeclinedOldSeat(true)}
        />
      )}
      {stage.type === 'list' && (
        <SeatsToFree taken={stage.taken} request={request} onReleased={handleReleased} />
      )}
      {stage.type === 'ways' && <WaysToFree onLost={onLost} />}
      {stage.type === 'open' && preview.taken === null && (
        <div className="aside-note">
          <h3>{messages.activatedBefore.title}</h3>
          <p className="note">{messages.activatedBefore.body}</p>
        </div>
      )}
      {stage.type === 'no-seats' && (
        <>
          <FailureNote failure={{ code: 'activations-unsupported' }} isNeutral />
          <div className="form-actions">
            <Button onClick={onHelp}>{messages.full.lost}</Button>
          </div>
        </>
      )}
      {activate.failure !== null && !isFull && (
        <FailureNote failure={activate.failure} seat="none-taken" />
      )}
      {(stage.type === 'open' || stage.type === 'freed' || isFull) && (
        <div className="form-actions">
          {/* The key replaces the button with each stage, so that the focus moves to the heading and not to the new button. */}
          <Button
            key={stage.type}
            variant={isFull ? 'plain' : 'primary'}
            busy={activate.busy}
            onClick={activate.run}
          >
            {activate.busy ? messages.busy : isFull ? messages.full.retry : messages.submit}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Returns the preview without a seat that was released. */
function withoutSeat(preview: KeyPreview, released: string): KeyPreview {
  const { taken } = preview;
  if (taken === null) return preview;
  const seats = taken.seats.filter(({ seat }) => seat !== released);
  return { ...preview, taken: { count: taken.count - 1, seats } };
}

/** Returns the lead of a license without a free seat. */
function getFullText(stage: ReviewStage, preview: KeyPreview, text: WindowText): string {
  const messages = text.review.full;
  if (stage.type !== 'list') return messages.unlisted;
  return stage.freed === null
    ? messages.listed(countSeats(preview))
    : stillFull(stage.freed, preview, text);
}

/** Says that a seat was released, and that the license, whose limit is lower than its seats, has none free yet. */
function stillFull(freed: string, preview: KeyPreview, { review }: WindowText): string {
  return review.full.stillFull(freed, preview.taken?.count ?? 0, countSeats(preview));
}

/** Returns the number of seats of a license that is full. */
function countSeats({ limit, taken }: KeyPreview): number {
  return typeof limit === 'number' ? limit : (taken?.count ?? 0);
}
