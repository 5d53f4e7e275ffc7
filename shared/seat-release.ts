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
export const doubts = ['no-answer', 'server-error', 'gone', 'app-ended'] as const;
export type Doubt = (typeof doubts)[number];

const time = v.number();
const tally = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Every state of a release. Times are milliseconds since 1970. */
export const SeatRelease = v.variant('is', [
  v.strictObject({ is: v.literal('idle') }),
  /** Asked for, and nothing sent before `until`: a real undo. */
  v.strictObject({ is: v.literal('holding'), until: time }),
  /** The request is on its way. */
  v.strictObject({ is: v.literal('releasing'), attempts: tally }),
  /** Polar did not act; the request goes out again at `nextAt`. */
  v.strictObject({
    is: v.literal('waiting'),
    why: v.picklist(waitReasons),
    attempts: tally,
    nextAt: time,
  }),
  /** Polar may have acted; we look at `nextAt`. */
  v.strictObject({
    is: v.literal('unknown'),
    why: v.picklist(doubts),
    attempts: tally,
    nextAt: time,
  }),
  /** We are looking whether it did. `looks` counts the times we saw the seat still taken. */
  v.strictObject({
    is: v.literal('settling'),
    why: v.picklist(doubts),
    attempts: tally,
    looks: tally,
  }),
  /** Polar said 204, or a look found the seat gone. */
  v.strictObject({
    is: v.literal('released'),
    how: v.picklist(['confirmed', 'found-free']),
    at: time,
  }),
  /** Polar refused, or the seat is still held. The record is kept. */
  v.strictObject({ is: v.literal('failed'), failure: Failure }),
]);
export type SeatRelease = v.InferOutput<typeof SeatRelease>;
export type SeatReleaseName = SeatRelease['is'];

/** Everything that can happen to a release. */
export type SeatReleaseEvent =
  /** A person, an uninstaller or the command line asks. `holdUntil` null: no hold, sent at once. */
  | { readonly type: 'asked'; readonly holdUntil: number | null }
  /** The person keeps the device: in the hold, or while nothing could be sent. */
  | { readonly type: 'kept' }
  /** The hold is over, the time to try has come, the network is back, or the person says "now". */
  | { readonly type: 'due' }
  | { readonly type: 'confirmed'; readonly at: number }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'not-sent'; readonly why: WaitReason; readonly nextAt: number }
  | { readonly type: 'doubtful'; readonly why: Doubt; readonly nextAt: number }
  | { readonly type: 'found-free'; readonly at: number }
  /** Polar does not know the activation, and never confirmed that it exists: no seat of this record was freed. */
  | { readonly type: 'found-unconfirmed' }
  /** A look saw the seat still taken. `conclusive`: enough looks have passed to believe it. */
  | { readonly type: 'found-held'; readonly conclusive: boolean }
  /** A look learned that Polar no longer knows the key: nothing can be confirmed with it. */
  | { readonly type: 'found-key-unknown' }
  /** A look got no answer of use. */
  | { readonly type: 'not-found-out'; readonly nextAt: number }
  /** The seat's record and the story of its release are put away. */
  | { readonly type: 'cleared' };
export type SeatReleaseEventName = SeatReleaseEvent['type'];

type In<S extends SeatReleaseName> = Extract<SeatRelease, { is: S }>;
type Of<E extends SeatReleaseEventName> = Extract<SeatReleaseEvent, { type: E }>;
type Step<S extends SeatReleaseName, E extends SeatReleaseEventName> = (
  state: In<S>,
  event: Of<E>,
) => SeatRelease;
/** For each state, what each event leads to. An event without an entry changes nothing there. */
type Table = {
  readonly [S in SeatReleaseName]: {
    readonly [E in SeatReleaseEventName]: Step<S, E> | typeof ignored;
  };
};

/** The event has no meaning in this state, and the state stays. Said, so that no pair is forgotten. */
export const ignored = 'ignored';

const idle: SeatRelease = { is: 'idle' };
const begin = (_: SeatRelease, { holdUntil }: Of<'asked'>): SeatRelease =>
  holdUntil === null ? { is: 'releasing', attempts: 1 } : { is: 'holding', until: holdUntil };
/** The record may name the wrong activation, so that the seat that is meant may still count. */
const unconfirmed = (): SeatRelease => ({
  is: 'failed',
  failure: { code: 'seat-never-confirmed' },
});
const found = (_: SeatRelease, { at }: Of<'found-free'>): SeatRelease => ({
  is: 'released',
  how: 'found-free',
  at,
});

/** The machine. Its type holds a cell for every state and every event. */
export const transitions: Table = {
  idle: {
    asked: begin,
    kept: ignored,
    due: ignored,
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    // A request that was thought lost may land late; the next look then puts the story right.
    'found-free': found,
    'found-unconfirmed': ignored,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  holding: {
    // The command line and an uninstaller do not wait for a hold that a window began.
    asked: (state, event) => (event.holdUntil === null ? begin(state, event) : state),
    kept: () => idle,
    due: () => ({ is: 'releasing', attempts: 1 }),
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': found,
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
    confirmed: (_, { at }) => ({ is: 'released', how: 'confirmed', at }),
    refused: (_, { failure }) => ({ is: 'failed', failure }),
    'not-sent': ({ attempts }, { why, nextAt }) => ({ is: 'waiting', why, attempts, nextAt }),
    doubtful: ({ attempts }, { why, nextAt }) => ({ is: 'unknown', why, attempts, nextAt }),
    'found-free': ignored,
    'found-unconfirmed': ignored,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  waiting: {
    asked: ({ attempts }) => ({ is: 'releasing', attempts: attempts + 1 }),
    kept: () => idle,
    due: ({ attempts }) => ({ is: 'releasing', attempts: attempts + 1 }),
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': found,
    'found-unconfirmed': unconfirmed,
    'found-held': ignored,
    'found-key-unknown': ignored,
    'not-found-out': ignored,
    cleared: ignored,
  },
  unknown: {
    asked: ({ why, attempts }) => ({ is: 'settling', why, attempts, looks: 0 }),
    kept: ignored,
    due: ({ why, attempts }) => ({ is: 'settling', why, attempts, looks: 0 }),
    confirmed: ignored,
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': found,
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
    confirmed: (_, { at }) => ({ is: 'released', how: 'confirmed', at }),
    refused: ignored,
    'not-sent': ignored,
    doubtful: ignored,
    'found-free': found,
    'found-unconfirmed': unconfirmed,
    'found-held': (state, { conclusive }) =>
      conclusive
        ? { is: 'failed', failure: { code: 'still-held' } }
        : { ...state, looks: state.looks + 1 },
    'found-key-unknown': () => ({ is: 'failed', failure: { code: 'key-changed' } }),
    'not-found-out': ({ why, attempts }, { nextAt }) => ({ is: 'unknown', why, attempts, nextAt }),
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
    'found-free': found,
    'found-unconfirmed': unconfirmed,
    'found-held': ignored,
    // "Still held" was so at the last look; from now on nobody can tell.
    'found-key-unknown': (state) =>
      state.failure.code === 'still-held'
        ? { is: 'failed', failure: { code: 'key-changed' } }
        : state,
    'not-found-out': ignored,
    cleared: () => idle,
  },
};

/** What a release becomes when something happens to it. Pure: the same answer for the same question. */
export function next(state: SeatRelease, event: SeatReleaseEvent): SeatRelease {
  const step = transitions[state.is][event.type];
  if (step === ignored) return state;
  // The cell's own type fits this state and event; the compiler cannot follow two correlated unions at once.
  return (step as (state: SeatRelease, event: SeatReleaseEvent) => SeatRelease)(state, event);
}

/** Whether the person may still take the request back, since nothing has been sent. */
export function canKeep(state: SeatRelease): boolean {
  return state.is === 'holding' || state.is === 'waiting';
}

/** Whether Polar has asked us to wait for longer than until `now`, in milliseconds since 1970. */
export function isBlocked(state: SeatRelease, now: number): boolean {
  return state.is === 'waiting' && state.why === 'rate-limited' && state.nextAt > now;
}

/** Whether something is under way or planned, so that a second request must not start beside it. */
export function isPending(state: SeatRelease): boolean {
  switch (state.is) {
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
