import type { ActivityEntry, Actor } from '../../../shared/activity.ts';
import type { Connection, DeviceState } from '../../../shared/app-state.ts';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatView } from '../../../shared/license.ts';
import { redact } from '../../privacy/redact.ts';
import type { ActivationIntent } from '../../storage/records.ts';

/** An entry of the activity log before it has an id and a time. */
export type ActivityEvent = Omit<ActivityEntry, 'id' | 'at'>;

type Held = Extract<DeviceState, { type: 'held' }>;

/** Returns what an event says about a seat. Redacts the label, which may contain a mail address. */
export function seatFacts(seat: SeatView): Partial<ActivityEvent> {
  const { server, displayKey, activationHash } = seat;
  return { server, displayKey, activationHash, label: redact(seat.label) };
}

/** Returns the event for an activation that took no seat, as far as is known. */
export function pendingActivationEvent(
  what: 'activation-failed' | 'activation-unknown' | 'activation-abandoned',
  { askedBy, server, key, label }: ActivationIntent,
  failure?: Failure,
): ActivityEvent {
  return {
    what,
    by: askedBy,
    server,
    displayKey: displayKeyOf(key),
    label: redact(label),
    ...(failure === undefined ? {} : { code: supportCode(failure) }),
  };
}

function releaseTransitionEvent(before: Held, after: Held, by: Actor): ActivityEvent | null {
  const [from, to] = [before.release, after.release];
  const facts = { by, ...seatFacts(after.seat) };
  if (from.type === to.type) return null;
  switch (to.type) {
    case 'holding':
      return { what: 'release-asked', ...facts };
    case 'releasing':
      // The countdown or the first attempt has been recorded already.
      return from.type === 'idle' || from.type === 'failed'
        ? { what: 'release-asked', ...facts }
        : null;
    case 'idle':
      // Dismissing a failure cancels nothing.
      return from.type === 'failed' ? null : { what: 'release-kept', ...facts };
    case 'waiting':
      return to.attempts > 1
        ? null
        : { what: 'release-waiting', ...facts, code: supportCode({ code: to.why }) };
    case 'unknown':
      return from.type === 'settling' ? null : { what: 'release-unknown', ...facts };
    case 'failed':
      return { what: 'release-failed', ...facts, code: supportCode(to.failure) };
    case 'settling':
    case 'released':
      return null;
  }
}

/** Returns the event for the result of a seat check; null if there is nothing to record. */
export function seatCheckEvent(before: DeviceState, after: DeviceState): ActivityEvent | null {
  if (before.type !== 'held' || after.type !== 'held') return null;
  const { type } = after.seatStatus;
  if (before.seatStatus.type === type) return null;
  if (type === 'removed') {
    return { what: 'removed-by-seller', by: 'elsewhere', ...seatFacts(after.seat) };
  }
  return type === 'key-changed'
    ? { what: 'key-changed', by: 'elsewhere', ...seatFacts(after.seat) }
    : null;
}

/** Returns the event for a change of the connection; null if there is nothing to record. */
export function connectionEvent(before: Connection, after: Connection): ActivityEvent | null {
  if (before.type === 'public' && after.type === 'organization') {
    return { what: 'connected', by: 'person', server: after.server };
  }
  return before.type !== 'public' && after.type === 'public'
    ? { what: 'disconnected', by: 'person', server: before.server }
    : null;
}

/** Returns the seat on record with its release. A copied seat has none yet. */
function withRelease(device: DeviceState): Held | null {
  if (device.type === 'held') return device;
  if (device.type !== 'copied') return null;
  const { seat } = device;
  return {
    type: 'held',
    seat,
    release: { type: 'idle' },
    seatStatus: { type: 'unchecked', lastAt: null },
  };
}

/** Returns the event for a change of this device's release; null if there is nothing to record. */
export function releaseEvent(
  before: DeviceState,
  after: DeviceState,
  by: Actor,
): ActivityEvent | null {
  if (before.type === 'held' && after.type === 'released') {
    const { receipt } = after;
    // Another process has taken a seat in this folder and released it. It records that itself.
    if (receipt.activationHash !== before.seat.activationHash) return null;
    return { what: 'released', by, ...seatFacts(before.seat), receipt };
  }
  const [from, to] = [withRelease(before), withRelease(after)];
  if (from === null || to === null) return null;
  return from.seat.activationHash === to.seat.activationHash
    ? releaseTransitionEvent(from, to, by)
    : null;
}
