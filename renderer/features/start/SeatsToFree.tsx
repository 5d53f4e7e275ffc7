import { lazy, Suspense, useState } from 'react';
import { formatDate, formatRelative } from '../../../shared/format.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';
import { usePlace, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { LookedAt } from './SeatForm.tsx';

const FreeSeatDialog = lazy(() =>
  import('./FreeSeatDialog.tsx').then((module) => ({ default: module.FreeSeatDialog })),
);

interface SeatsToFreeProps {
  readonly taken: NonNullable<KeyPreview['taken']>;
  readonly request: LookedAt['request'];
  readonly onFreed: (label: string) => void;
}

/** The computers that use a license's seats, and a way to free each. */
export function SeatsToFree({ taken, request, onFreed }: SeatsToFreeProps) {
  const text = useText();
  const place = usePlace();
  const now = useNow(60_000);
  const words = text.review.full;
  const [chosen, setChosen] = useState<ListedSeat | null>(null);
  const [isAsking, setAsking] = useState(false);
  const unlisted = taken.count - taken.seats.length;

  return (
    <>
      <ul className="seat-list" aria-label={words.list}>
        {taken.seats.map((seat) => (
          <li key={seat.seat}>
            <Icon name="device" />
            <div className="seat-words">
              <strong>{seat.label}</strong>
              <p>
                {words.activated(formatDate(seat.activatedAt, place))} ·{' '}
                {formatRelative(seat.activatedAt, now, place.locale, text.app.justNow)}
              </p>
              {seat.isDuplicate && <span className="seat-mark">{words.duplicate}</span>}
              {seat.isLikeThis && <span className="seat-mark">{words.likeThis}</span>}
            </div>
            <Button
              look="danger"
              aria-label={words.releaseLabel(seat.label)}
              onClick={() => {
                setChosen(seat);
                setAsking(true);
              }}
            >
              {words.release}
            </Button>
          </li>
        ))}
      </ul>
      {unlisted > 0 && <p className="quiet">{words.more(unlisted)}</p>}
      {chosen !== null && (
        <Suspense fallback={null}>
          <FreeSeatDialog
            key={chosen.seat}
            open={isAsking}
            seat={chosen}
            request={request}
            onFreed={() => {
              setAsking(false);
              onFreed(chosen.label);
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}
