import { useState } from 'react';
import { supportCode } from '../../../shared/failure.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAct } from '../../ui/use-action.ts';
import { useFailureNews } from '../../ui/use-failure-announcement.ts';
import { useFocusRest } from '../../ui/use-focus-rest.ts';
import { KeyFacts } from './KeyFacts.tsx';
import { OldSeat } from './OldSeat.tsx';
import { reviewStage } from './review-stage.ts';
import type { LookedAt } from './SeatForm.tsx';
import { SeatsToFree } from './SeatsToFree.tsx';
import { WaysToFree } from './WaysToFree.tsx';
import './key-review.css';

interface KeyReviewProps {
  readonly looked: LookedAt;
  readonly onChange: () => void;
  readonly onLost: () => void;
}

/** What a key gives, before it takes a seat; and the way to a seat where there is none. It always ends in activating. */
export function KeyReview({ looked, onChange, onLost }: KeyReviewProps) {
  const text = useText();
  const { say } = useAnnouncer();
  const words = text.review;
  const { request } = looked;
  const { label } = request;
  const [preview, setPreview] = useState(looked.preview);
  const [freed, setFreed] = useState<string | null>(null);
  const [metLimit, setMetLimit] = useState(false);
  const [wantsNew, setWantsNew] = useState(false);

  const lookAgain = async () => {
    const again = await bridge.device.preview(request);
    if (again.ok) setPreview(again.value);
  };
  const warn = useFailureNews();
  const activate = useAct(
    () => bridge.device.activate(request),
    undefined,
    (failure) => {
      warn(failure);
      if (failure.code !== 'activation-limit') return;
      setFreed(null);
      setMetLimit(true);
      void lookAgain();
    },
  );
  const stage = reviewStage(preview, { freed, metLimit, wantsNew });
  const heading = useFocusRest(`${stage.is} ${activate.failure?.code ?? ''}`);
  const isFull = stage.is === 'list' || stage.is === 'ways';
  const title = isFull ? words.full.title : stage.is === 'freed' ? words.freed.title : words.title;

  return (
    <section className="card key-review" aria-labelledby="review-title">
      <div>
        <h2 id="review-title" ref={heading} tabIndex={-1} data-focus-rest>
          {title}
        </h2>
        {stage.is === 'open' && <p className="quiet">{words.lead(label)}</p>}
        {isFull && (
          <>
            <p className="quiet">
              {stage.is === 'list' ? words.full.listed(seatsOf(preview)) : words.full.unlisted}{' '}
              <strong>{text.device.seatTruth['none-taken']}</strong>
            </p>
            <p className="failure-code">
              {text.app.supportCode} <code>{supportCode({ code: 'activation-limit' })}</code>
            </p>
          </>
        )}
        {stage.is === 'freed' && <p className="quiet">{words.freed.body(stage.label, label)}</p>}
      </div>
      {!isFull && stage.is !== 'freed' && <KeyFacts preview={preview} label={label} />}
      {stage.is === 'old-seat' && (
        <OldSeat
          seat={stage.seat}
          request={request}
          isFull={stage.isFull}
          onOther={() => setWantsNew(true)}
        />
      )}
      {stage.is === 'list' && (
        <SeatsToFree
          taken={stage.taken}
          request={request}
          onFreed={(name) => {
            setFreed(name);
            say(words.freed.body(name, label));
            void lookAgain();
          }}
        />
      )}
      {stage.is === 'ways' && <WaysToFree onLost={onLost} />}
      {stage.is === 'open' && preview.taken === null && (
        <div className="aside-note">
          <h3>{words.before.title}</h3>
          <p>{words.before.body}</p>
        </div>
      )}
      {stage.is === 'no-seats' && (
        <FailureNote failure={{ code: 'activations-unsupported' }} seat="none-taken" />
      )}
      {activate.failure !== null && !isFull && (
        <FailureNote failure={activate.failure} seat="none-taken" />
      )}
      <div className="form-acts">
        {(stage.is === 'open' || stage.is === 'freed' || isFull) && (
          // Another stage is another question: the focus goes to its heading, and not to an answer.
          <Button
            key={stage.is}
            look={stage.is === 'list' ? 'plain' : 'primary'}
            busy={activate.busy}
            onClick={activate.run}
          >
            {activate.busy
              ? words.busy
              : isFull
                ? words.full.again
                : stage.is === 'freed'
                  ? words.freed.submit
                  : words.submit}
          </Button>
        )}
        <Button onClick={onChange}>{words.change}</Button>
      </div>
    </section>
  );
}

/** How many seats a license has of which all are taken. */
function seatsOf({ limit, taken }: KeyPreview): number {
  return typeof limit === 'number' ? limit : (taken?.count ?? 0);
}
