import { useState } from 'react';
import { type Failure, supportCode } from '../../../shared/failure.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
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
import { getReviewStage } from './review-stage.ts';
import type { CheckedKey } from './SeatForm.tsx';
import { SeatsToFree } from './SeatsToFree.tsx';
import { WaysToFree } from './WaysToFree.tsx';
import './key-review.css';

interface KeyReviewProps {
  readonly checkedKey: CheckedKey;
  readonly onLost: () => void;
  /** Called when a seat was taken. */
  readonly onTaken: (() => void) | undefined;
  /** Called with the failure for a key whose license this computer has. Returns whether its page is shown instead. */
  readonly onFound: (failure: Failure) => boolean;
}

/** Shows what a key includes before it takes a seat, or how to free a seat if none is left. It ends with the activation. */
export function KeyReview({ checkedKey, onLost, onTaken, onFound }: KeyReviewProps) {
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
  const heading = useFocusFallback(`${stage.type} ${activate.failure?.code ?? ''}`);
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
              {stage.type === 'list'
                ? messages.full.listed(countSeats(preview))
                : messages.full.unlisted}{' '}
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
        <SeatsToFree
          taken={stage.taken}
          request={request}
          onFreed={(name) => {
            setFreed(name);
            announce(messages.freed.body(name, label));
            void refreshPreview();
          }}
        />
      )}
      {stage.type === 'ways' && <WaysToFree onLost={onLost} />}
      {stage.type === 'open' && preview.taken === null && (
        <div className="aside-note">
          <h3>{messages.activatedBefore.title}</h3>
          <p className="note">{messages.activatedBefore.body}</p>
        </div>
      )}
      {stage.type === 'no-seats' && (
        <FailureNote failure={{ code: 'activations-unsupported' }} isNeutral />
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
            {activate.busy
              ? messages.busy
              : isFull
                ? messages.full.retry
                : stage.type === 'freed'
                  ? messages.freed.submit
                  : messages.submit}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Returns the number of seats of a license that is full. */
function countSeats({ limit, taken }: KeyPreview): number {
  return typeof limit === 'number' ? limit : (taken?.count ?? 0);
}
