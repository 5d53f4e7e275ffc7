import type { SeatRelease, SeatReleaseEvent } from '../../../shared/seat-release.ts';
import type { CheckResult } from '../../polar/find-seat.ts';
import { maxRetryAfter, type Answer, type Refusal } from '../../polar/outcome.ts';
import { backOff, maxBackOff } from '../../polar/rate-limiter.ts';
import type { ReleaseJournal } from '../../storage/records.ts';

/** Returns the event for Polar's answer to the release request. `now`: milliseconds since 1970; `attempts` counts from 1. */
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
      return { type: 'indeterminate', why: 'gone', nextAt: now };
    case 'indeterminate':
      return { type: 'indeterminate', why: answer.why, nextAt: now };
  }
}

/**
 * Returns the event for the result of one check. `checkUntilKnown` decides whether several of them are believed. `isConfirmed`: Polar
 * has confirmed before that the seat exists, so that its absence means that it was released. `nextAt`: when to check again if the
 * check learned nothing.
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
      return { type: 'found-key-refused', code: 'key-changed' };
    case 'key-inactive':
      return { type: 'found-key-refused', code: 'seats-hidden' };
    case 'rate-limited':
      return { type: 'check-inconclusive', nextAt: checkResult.retryAt };
    case 'refused':
    case 'not-sent':
    case 'gone':
    case 'indeterminate':
      return { type: 'check-inconclusive', nextAt };
  }
}

/**
 * Returns the state in which a release from an earlier process continues. Cuts off waits that another clock set too far ahead of `now`.
 * `isConfirmed`: Polar has confirmed that the seat exists; otherwise a seat that was only missing is checked again.
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
