import { type Failure, supportCode } from '../../shared/failure.ts';
import { failureTextOf } from '../../shared/failure-text.ts';
import { formatRelative } from '../../shared/format.ts';
import type { WindowText } from '../../shared/text/text.ts';
import { useSellerName } from '../use-product.ts';
import { useFormatContext, useText } from '../use-text.ts';
import { Icon } from './Icon.tsx';
import { useNow } from './use-now.ts';
import './failure-note.css';

/** Whether the seat is free, as far as the app knows. */
export type SeatAvailability = keyof WindowText['device']['seatAvailability'];

interface FailureNoteProps {
  /** Null draws nothing. */
  readonly failure: Failure | null;
  /** Whether the seat is free; left out if the failure is not about a seat. */
  readonly seat?: SeatAvailability | undefined;
  /** Whether to omit the title, because the heading above says the same. */
  readonly isUntitled?: boolean;
  /** Whether nothing is wrong, and the note only informs. */
  readonly isNeutral?: boolean;
}

/** Describes a failure: what happened, whether the seat is free, what to do now, and the support code. */
export function FailureNote({
  failure,
  seat,
  isUntitled = false,
  isNeutral = false,
}: FailureNoteProps) {
  const text = useText();
  const seller = useSellerName();
  if (failure === null) return null;
  const { title, body, advice } = failureTextOf(
    text.failures,
    failure,
    seller,
    seat === 'unfinished',
  );
  return (
    <div className="failure-note" data-neutral={isNeutral || undefined}>
      {!isUntitled && !isNeutral && <Icon name="warning" />}
      <div className="failure-text">
        {!isUntitled && <p className="failure-title">{title}</p>}
        <p>
          {body} {seat !== undefined && <strong>{text.device.seatAvailability[seat]}</strong>}
        </p>
        {failure.scope !== undefined && <p>{text.failures.scope(failure.scope)}</p>}
        {failure.file !== undefined && <p>{text.failures.file(failure.file)}</p>}
        <p>{advice}</p>
        {failure.retryAt !== undefined && <RetryHint at={failure.retryAt} />}
        <p className="failure-code note">
          {text.app.supportCode} <code>{supportCode(failure)}</code>
        </p>
      </div>
    </div>
  );
}

function RetryHint({ at }: { readonly at: number }) {
  const text = useText();
  const formatContext = useFormatContext();
  const now = useNow(1000, at);
  if (at <= now) return null;
  return <p>{text.failures.retry(formatRelative(at, now, formatContext, text.app.justNow))}</p>;
}
