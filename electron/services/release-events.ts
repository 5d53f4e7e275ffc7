import type { SeatReleaseEvent } from '../../shared/seat-release.ts';
import type { Finding } from '../polar/find-seat.ts';
import type { Answer } from '../polar/license-keys.ts';
import type { Refusal } from '../polar/outcome.ts';
import { backOff } from '../polar/pace.ts';

/** What Polar's answer to the release is to the state machine. `now`: milliseconds since 1970; `attempts` counts from 1. */
export function verdictEvent(
  answer: Answer<null>,
  now: number,
  attempts: number,
): SeatReleaseEvent {
  switch (answer.is) {
    case 'ok':
      return { type: 'confirmed', at: now };
    case 'refused':
      return { type: 'refused', failure: answer.failure };
    case 'not-sent':
      return { type: 'not-sent', why: answer.why, nextAt: now + backOff(attempts) };
    case 'rate-limited':
      return { type: 'not-sent', why: 'rate-limited', nextAt: answer.retryAt };
    case 'gone':
      return { type: 'doubtful', why: 'gone', nextAt: now };
    case 'doubtful':
      return { type: 'doubtful', why: answer.why, nextAt: now };
  }
}

/** What a look is to the state machine. `isLast`: a seat seen as held this often in a row is believed to be. */
export function doubtEvent(
  finding: Finding | Refusal,
  {
    now,
    isLast,
    nextAt,
  }: { readonly now: number; readonly isLast: boolean; readonly nextAt: number },
): SeatReleaseEvent {
  switch (finding.is) {
    case 'free':
      return { type: 'found-free', at: now };
    case 'held':
      return { type: 'found-held', conclusive: isLast };
    case 'key-unknown':
    case 'key-inactive':
      return { type: 'found-key-unknown' };
    case 'rate-limited':
      return { type: 'not-found-out', nextAt: finding.retryAt };
    case 'refused':
    case 'not-sent':
    case 'gone':
    case 'doubtful':
      return { type: 'not-found-out', nextAt };
  }
}
