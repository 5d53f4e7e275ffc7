import * as v from 'valibot';
import { Failure } from './failure.ts';

/**
 * The release of one seat, as a pure state machine. Main drives it and writes it down; the window shows it.
 * It never says `released` unless Polar confirmed it, and never says that a seat is held when nobody knows.
 * The table is drawn in docs/release.md.
 */

/** Why nothing reached the seat yet, though it may at the next try. */
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

/** Why nobody knows whether the seat is free. `gone`: Polar does not know the seat or the key (404). */
export const indeterminateReasons = ['no-answer', 'server-error', 'gone', 'app-ended'] as const;
export type IndeterminateReason = (typeof indeterminateReasons)[number];

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Every state of a release. Times are milliseconds since 1970. */
export const SeatRelease = v.variant('type', [
  v.strictObject({ type: v.literal('idle') }),
  /** Asked for, and nothing sent before `until`: a real undo. */
  v.strictObject({ type: v.literal('holding'), until: time }),
  /** The request is on its way. */
  v.strictObject({ type: v.literal('releasing'), attempts: count }),
  /** Polar did not act; the request goes out again at `nextAt`. */
  v.strictObject({
    type: v.literal('waiting'),
    why: v.picklist(waitReasons),
    attempts: count,
    nextAt: time,
  }),
  /** Polar may have acted; we look at `nextAt`. */
  v.strictObject({
    type: v.literal('unknown'),
    why: v.picklist(indeterminateReasons),
    attempts: count,
    nextAt: time,
  }),
  /** We are looking whether it did. `looks` counts the times we saw the seat still taken. */
  v.strictObject({
    type: v.literal('settling'),
    why: v.picklist(indeterminateReasons),
    attempts: count,
    looks: count,
  }),
  /** Polar said 204, or a look found the seat gone. */
  v.strictObject({
    type: v.literal('released'),
    how: v.picklist(['confirmed', 'found-free']),
    at: time,
  }),
  /** Polar refused, or the seat is still held. The record is kept. */
  v.strictObject({ type: v.literal('failed'), failure: Failure }),
]);
export type SeatRelease = v.InferOutput<typeof SeatRelease>;
export type SeatReleaseName = SeatRelease['type'];

/** Everything that can happen to a release. */
export type SeatReleaseEvent =
  /** A person, an uninstaller or the command line asks. `undoUntil` null: no hold, sent at once. */
  | { readonly type: 'asked'; readonly undoUntil: number | null }
  /** The person keeps the device: in the hold, or while nothing could be sent. */
  | { readonly type: 'kept' }
  /** The hold is over, the time to try has come, the network is back, or the person says "now". */
  | { readonly type: 'due' }
  | { readonly type: 'confirmed'; readonly at: number }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'not-sent'; readonly why: WaitReason; readonly nextAt: number }
  | { readonly type: 'doubtful'; readonly why: IndeterminateReason; readonly nextAt: number }
  | { readonly type: 'found-free'; readonly at: number }
  /** Polar does not know the activation, and never confirmed that it exists: no seat of this record was freed. */
  | { readonly type: 'found-unconfirmed' }
  /** A look saw the seat still taken. `isConclusive`: enough looks have passed to believe it. */
  | { readonly type: 'found-held'; readonly isConclusive: boolean }
  /** A look learned that Polar no longer knows the key: nothing can be confirmed with it. */
  | { readonly type: 'found-key-unknown' }
  /** A look got no answer of use. */
  | { readonly type: 'not-found-out'; readonly nextAt: number }
  /** The seat's record and the story of its release are put away. */
  | { readonly type: 'cleared' };
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
    readonly [E in SeatReleaseEventName]: Transition<S, E> | typeof ignored;
  };
};

/** The event has no meaning in this state, and the state stays. Said, so that no pair is forgotten. */
export const ignored = 'ignored';

const idle: SeatRelease = { type: 'idle' };
const begin = (_: SeatRelease, { undoUntil }: EventOf<'asked'>): SeatRelease =>
  undoUntil === null ? { type: 'releasing', attempts: 1 } : { type: 'holding', until: undoUntil };
/** The record may name the wrong activation, so that the seat that is meant may still count. */
const unconfirmed = (): SeatRelease => ({
  type: 'failed',
  failure: { code: 'seat-never-confirmed' },
});
const foundFree = (_: SeatRelease, { at }: EventOf<'found-free'>): SeatRelease => ({
  type: 'released',
  how: 'found-free',
  at,
});

/** The machine. Its type holds a cell for every state and every event. */
export const transitions: TransitionTable = {
  idle: {
    asked: begin,
    kept: ignored,
    due: ignored,
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    // A request that was thought lost may land late; the next look then puts the story right.
    'found-free': foundFree,
    'found-unconfirmed': ignored,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  holding: {
    // The command line and an uninstaller do not wait for a hold that a window began.
    asked: (state, event) => (event.undoUntil === null ? begin(state, event) : state),
    kept: () => idle,
    due: () => ({ type: 'releasing', attempts: 1 }),
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': foundFree,
    'found-unconfirmed': ignored,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: () => idle,
  },
  releasing: {
    asked: ignored,
    kept: ignored,
    due: ignored,
    confirmed: (_, { at }) => ({ type: 'released', how: 'confirmed', at }),
    refused: (_, { failure }) => ({ type: 'failed', failure }),
    'not-sent': ({ attempts }, { why, nextAt }) => ({ type: 'waiting', why, attempts, nextAt }),
    doubtful: ({ attempts }, { why, nextAt }) => ({ type: 'unknown', why, attempts, nextAt }),
    'found-free': ignored,
    'found-unconfirmed': ignored,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  waiting: {
    asked: ({ attempts }) => ({ type: 'releasing', attempts: attempts + 1 }),
    kept: () => idle,
    due: ({ attempts }) => ({ type: 'releasing', attempts: attempts + 1 }),
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  unknown: {
    asked: ({ why, attempts }) => ({ type: 'settling', why, attempts, looks: 0 }),
    kept: ignored,
    due: ({ why, attempts }) => ({ type: 'settling', why, attempts, looks: 0 }),
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  settling: {
    asked: ignored,
    kept: ignored,
    due: ignored,
    // The request was sent once more.
    confirmed: (_, { at }) => ({ type: 'released', how: 'confirmed', at }),
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
    'found-held': (state, { isConclusive }) =>
      isConclusive
        ? { type: 'failed', failure: { code: 'still-held' } }
        : { ...state, looks: state.looks + 1 },
    'found-key-unknown': () => ({ type: 'failed', failure: { code: 'key-changed' } }),
    'not-found-out': ({ why, attempts }, { nextAt }) => ({
      type: 'unknown',
      why,
      attempts,
      nextAt,
    }),
    cleared: ignored,
  },
  released: {
    asked: ignored,
    kept: ignored,
    due: ignored,
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': ignored,
    'found-unconfirmed': ignored,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: () => idle,
  },
  failed: {
    asked: begin,
    kept: () => idle,
    due: ignored,
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': foundFree,
    'found-unconfirmed': unconfirmed,
    'found-held': ignored,
    // "Still held" was so at the last look; from now on nobody can tell.
    'found-key-unknown': (state) =>
      state.failure.code === 'still-held'
        ? { type: 'failed', failure: { code: 'key-changed' } }
        : state,
    'not-found-out': ignored,
    cleared: () => idle,
  },
};

/** What a release becomes when something happens to it. Pure: the same answer for the same question. */
export function nextState(state: SeatRelease, event: SeatReleaseEvent): SeatRelease {
  const transition = transitions[state.type][event.type];
  if (transition === ignored) return state;
  // The cell's own type fits this state and event; the compiler cannot follow two correlated unions at once.
  return (transition as (state: SeatRelease, event: SeatReleaseEvent) => SeatRelease)(state, event);
}

/** Whether the person may still take the request back, since nothing has been sent. */
export function canCancel(state: SeatRelease): boolean {
  return state.type === 'holding' || state.type === 'waiting';
}

/** Whether Polar has asked us to wait for longer than until `now`, in milliseconds since 1970. */
export function isRateLimited(state: SeatRelease, now: number): boolean {
  return state.type === 'waiting' && state.why === 'rate-limited' && state.nextAt > now;
}

/** Whether something is under way or planned, so that a second request must not start beside it. */
export function isPending(state: SeatRelease): boolean {
  switch (state.type) {
    case 'holding':
    case 'releasing':
    case 'waiting':
    case 'unknown':
    case 'settling':
      return true;
    case 'idle':
    case 'released':
    case 'failed':
      return false;
  }
}
