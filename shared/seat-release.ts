import * as v from 'valibot';
import { Failure } from './failure.ts';

/**
 * The release of one seat, as a pure state machine. The main process drives it and stores it; the window shows it. It becomes `released`
 * only when Polar confirmed that the seat is free, and never claims that a seat is held while that is unknown. docs/release.md shows
 * the table.
 */

/** Why no request has reached Polar yet. The next attempt may. */
export const waitReasons = [
  'network-unreachable',
  'connection-insecure',
  'certificate-demanded',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-login',
  'proxy-no-route',
  'proxy-closed',
  'rate-limited',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Why it is unknown whether the seat is free. `gone`: Polar does not know the seat or the key (404). */
export const indeterminateReasons = ['no-answer', 'server-error', 'gone', 'app-ended'] as const;
export type IndeterminateReason = (typeof indeterminateReasons)[number];

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Milliseconds in which a person may cancel a release. Nothing is sent before they are over. */
export const undoWindow = 5_000;

/** Every state of a release. Times are milliseconds since 1970. */
export const SeatRelease = v.variant('type', [
  v.strictObject({ type: v.literal('idle') }),
  /** The countdown of a requested release. Nothing is sent before `until`. */
  v.strictObject({ type: v.literal('holding'), until: time }),
  /** The request is on its way. */
  v.strictObject({ type: v.literal('releasing'), attempts: count }),
  /** Polar did not act; the app sends the request again at `nextAt`. */
  v.strictObject({
    type: v.literal('waiting'),
    why: v.picklist(waitReasons),
    attempts: count,
    nextAt: time,
  }),
  /** Polar may have acted; the app checks the seat at `nextAt`. */
  v.strictObject({
    type: v.literal('unknown'),
    why: v.picklist(indeterminateReasons),
    attempts: count,
    nextAt: time,
  }),
  /** The app checks whether Polar acted. `looks` counts the checks that found the seat still held. */
  v.strictObject({
    type: v.literal('settling'),
    why: v.picklist(indeterminateReasons),
    attempts: count,
    looks: count,
  }),
  /** Polar answered 204, or a check found the seat free. */
  v.strictObject({
    type: v.literal('released'),
    how: v.picklist(['confirmed', 'found-free']),
    at: time,
  }),
  /** Polar refused, or the seat is still held. The record stays. */
  v.strictObject({ type: v.literal('failed'), failure: Failure }),
]);
export type SeatRelease = v.InferOutput<typeof SeatRelease>;
export type SeatReleaseName = SeatRelease['type'];

/** Failures of a release whose outcome no check with the seat's key can tell. */
const hiddenSeatFailures = ['key-changed', 'seats-hidden'] as const;
export type HiddenSeatFailure = (typeof hiddenSeatFailures)[number];

/** Whether a release failed because no check with the seat's key can tell its outcome. */
export function isSeatHidden(release: SeatRelease): boolean {
  if (release.type !== 'failed') return false;
  const { code } = release.failure;
  return hiddenSeatFailures.some((hidden) => hidden === code);
}

/** Everything that can happen to a release. */
export type SeatReleaseEvent =
  /** A person, an uninstaller or the command line requests the release. `undoUntil` null: no countdown, it is sent at once. */
  | { readonly type: 'requested'; readonly undoUntil: number | null }
  /** The person cancels during the countdown, or while nothing could be sent. */
  | { readonly type: 'canceled' }
  /** The countdown is over, `nextAt` has come, the network is back, or the person tries now. */
  | { readonly type: 'due' }
  | { readonly type: 'confirmed'; readonly at: number }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'not-sent'; readonly why: WaitReason; readonly nextAt: number }
  | { readonly type: 'indeterminate'; readonly why: IndeterminateReason; readonly nextAt: number }
  | { readonly type: 'found-free'; readonly at: number }
  /** Polar does not know the activation and never confirmed that it exists, so no seat of this record was freed. */
  | { readonly type: 'found-unconfirmed' }
  /** A check found the seat still held. `isConclusive`: enough checks agree to believe it. */
  | { readonly type: 'found-held'; readonly isConclusive: boolean }
  /** A check found that Polar no longer knows the key, or hides the seats of one that is not active, so that it can confirm nothing. */
  | { readonly type: 'found-key-refused'; readonly code: HiddenSeatFailure }
  /** A check got no useful answer. */
  | { readonly type: 'check-inconclusive'; readonly nextAt: number }
  /** The seat's record and the journal of its release are erased. */
  | { readonly type: 'finished' };
export type SeatReleaseEventName = SeatReleaseEvent['type'];

type StateOf<S extends SeatReleaseName> = Extract<SeatRelease, { type: S }>;
type EventOf<E extends SeatReleaseEventName> = Extract<SeatReleaseEvent, { type: E }>;
type Transition<S extends SeatReleaseName, E extends SeatReleaseEventName> = (
  state: StateOf<S>,
  event: EventOf<E>,
) => SeatRelease;
/** For each state, what each event leads to. An event without an entry changes nothing there. */
type TransitionTable = {
  readonly [S in SeatReleaseName]: {
    readonly [E in SeatReleaseEventName]?: Transition<S, E>;
  };
};

const idle: SeatRelease = { type: 'idle' };
const begin = (_: SeatRelease, { undoUntil }: EventOf<'requested'>): SeatRelease =>
  undoUntil === null ? { type: 'releasing', attempts: 1 } : { type: 'holding', until: undoUntil };
/** The record may name the wrong activation, so the person's seat may still count. */
const unconfirmed = (): SeatRelease => ({
  type: 'failed',
  failure: { code: 'seat-never-confirmed' },
});
const foundFree = (_: SeatRelease, { at }: EventOf<'found-free'>): SeatRelease => ({
  type: 'released',
  how: 'found-free',
  at,
});

/** The state machine. */
export const transitions: TransitionTable = {
  idle: {
    requested: begin,
    // A request that seemed lost may arrive late; the next check finds the seat free.
    'found-free': foundFree,
  },
  holding: {
    // The command line and an uninstaller do not wait for a countdown that a window began.
    requested: (state, event) => (event.undoUntil === null ? begin(state, event) : state),
    canceled: () => idle,
    due: () => ({ type: 'releasing', attempts: 1 }),
    'found-free': foundFree,
    finished: () => idle,
  },
  releasing: {
    confirmed: (_, { at }) => ({ type: 'released', how: 'confirmed', at }),
    refused: (_, { failure }) => ({ type: 'failed', failure }),
    'not-sent': ({ attempts }, { why, nextAt }) => ({ type: 'waiting', why, attempts, nextAt }),
    indeterminate: ({ attempts }, { why, nextAt }) => ({ type: 'unknown', why, attempts, nextAt }),
  },
  waiting: {
    requested: ({ attempts }) => ({ type: 'releasing', attempts: attempts + 1 }),
    canceled: () => idle,
    due: ({ attempts }) => ({ type: 'releasing', attempts: attempts + 1 }),
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
  },
  unknown: {
    requested: ({ why, attempts }) => ({ type: 'settling', why, attempts, looks: 0 }),
    due: ({ why, attempts }) => ({ type: 'settling', why, attempts, looks: 0 }),
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
  },
  settling: {
    // The check sent the request once more.
    confirmed: (_, { at }) => ({ type: 'released', how: 'confirmed', at }),
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
    'found-held': (state, { isConclusive }) =>
      isConclusive
        ? { type: 'failed', failure: { code: 'still-held' } }
        : { ...state, looks: state.looks + 1 },
    'found-key-refused': (_, { code }) => ({ type: 'failed', failure: { code } }),
    'check-inconclusive': ({ why, attempts }, { nextAt }) => ({
      type: 'unknown',
      why,
      attempts,
      nextAt,
    }),
  },
  released: {
    finished: () => idle,
  },
  failed: {
    requested: begin,
    canceled: () => idle,
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
    // "Still held" was true at the last check; with a key that Polar refuses no check can tell any more.
    'found-key-refused': (state, { code }) =>
      state.failure.code === 'still-held' || (isSeatHidden(state) && state.failure.code !== code)
        ? { type: 'failed', failure: { code } }
        : state,
    finished: () => idle,
  },
};

/** Returns the state after `event`; the same object if the event changes nothing. */
export function nextState(state: SeatRelease, event: SeatReleaseEvent): SeatRelease {
  const transition = transitions[state.type][event.type];
  if (transition === undefined) return state;
  // The cell fits this state and event; the compiler cannot correlate the two unions.
  return (transition as (state: SeatRelease, event: SeatReleaseEvent) => SeatRelease)(state, event);
}

/** Whether the release can still be canceled, since nothing has been sent. */
export function canCancel(state: SeatRelease): boolean {
  return state.type === 'holding' || state.type === 'waiting';
}

/** Whether Polar's rate limit still blocks the release at `now`, in milliseconds since 1970. */
export function isRateLimited(state: SeatRelease, now: number): boolean {
  return state.type === 'waiting' && state.why === 'rate-limited' && state.nextAt > now;
}

/** Whether the release has begun and not ended, so that no second one may start. */
export function isPending(state: SeatRelease): boolean {
  return state.type !== 'idle' && state.type !== 'released' && state.type !== 'failed';
}
