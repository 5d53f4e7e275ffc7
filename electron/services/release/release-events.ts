import type { SeatRelease, SeatReleaseEvent } from '../../../shared/seat-release.ts';
import type { CheckResult } from '../../polar/find-seat.ts';
import type { Answer } from '../../polar/license-keys.ts';
import { maxRetryAfter, type Refusal } from '../../polar/outcome.ts';
import { backOff, maxBackOff } from '../../polar/rate-limiter.ts';
import type { ReleaseJournal } from '../../storage/records.ts';

/** What Polar's answer to the release is to the state machine. `now`: milliseconds since 1970; `attempts` counts from 1. */
export function deactivationEvent(
  answer: Answer<null>,
  now: number,
  attempts: number,
): SeatReleaseEvent {
  switch (answer.type) {
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

/**
 * What a look is to the state machine, taken by itself: whether it is believed, is for the looks together. `isConfirmed`: Polar has said
 * before that the seat exists, so that its absence means that it was released.
 */
export function checkResultEvent(
  checkResult: CheckResult | Refusal,
  {
    isConfirmed,
    now,
    nextAt,
  }: { readonly isConfirmed: boolean; readonly now: number; readonly nextAt: number },
): SeatReleaseEvent {
  switch (checkResult.type) {
    case 'released':
      return { type: 'confirmed', at: now };
    case 'free':
      return isConfirmed ? { type: 'found-free', at: now } : { type: 'found-unconfirmed' };
    case 'held':
      return { type: 'found-held', isConclusive: false };
    case 'key-unknown':
    case 'key-inactive':
      return { type: 'found-key-unknown' };
    case 'rate-limited':
      return { type: 'not-found-out', nextAt: checkResult.retryAt };
    case 'refused':
    case 'not-sent':
    case 'gone':
    case 'doubtful':
      return { type: 'not-found-out', nextAt };
  }
}

/**
 * What an earlier process left, as it stands at `now`. A time that lies too far ahead was told by another clock. `isConfirmed`: Polar has
 * said that the seat exists; without that, a seat that was only missing is looked for again.
 */
export function recoveredState(
  { state, sent }: ReleaseJournal,
  { now, isConfirmed }: { readonly now: number; readonly isConfirmed: boolean },
): SeatRelease {
  switch (state.type) {
    case 'released':
      return state.how === 'confirmed' || isConfirmed
        ? state
        : { type: 'unknown', why: 'app-ended', attempts: 1, nextAt: now };
    case 'failed':
      return state;
    case 'waiting': {
      const longest = state.why === 'rate-limited' ? maxRetryAfter : maxBackOff;
      return { ...state, nextAt: Math.min(state.nextAt, now + longest) };
    }
    case 'idle':
    case 'holding':
      return { type: 'idle' };
    case 'unknown':
      return { ...state, nextAt: now };
    case 'releasing':
    case 'settling':
      return sent
        ? { type: 'unknown', why: 'app-ended', attempts: state.attempts, nextAt: now }
        : { type: 'idle' };
  }
}
