import type { ActivityEntry, Actor } from '../../../shared/activity.ts';
import type { Connection, DeviceState } from '../../../shared/app-state.ts';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatView } from '../../../shared/license.ts';
import { redact } from '../../privacy/redact.ts';
import type { ActivationIntent } from '../../storage/records.ts';

/** An entry as long as nobody has given it an id and a time. */
export type ActivityEvent = Omit<ActivityEntry, 'id' | 'at'>;

type Held = Extract<DeviceState, { type: 'held' }>;

/** What a note may say of a seat. A device may have been named after a mail address. */
export function seatFacts(seat: SeatView): Partial<ActivityEvent> {
  const { server, displayKey, activationHash } = seat;
  return { server, displayKey, activationHash, label: redact(seat.label) };
}

/** What a note says of an activation that took no seat, as far as is known. */
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
      // After a hold it was told already, and so it was before a second attempt.
      return from.type === 'idle' || from.type === 'failed'
        ? { what: 'release-asked', ...facts }
        : null;
    case 'idle':
      // Who puts a failure away takes nothing back.
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

/** What the journal says of what a look at this device's seat found; null when it is not worth a line. */
export function seatCheckEvent(before: DeviceState, after: DeviceState): ActivityEvent | null {
  if (before.type !== 'held' || after.type !== 'held') return null;
  const { type } = after.seatStatus;
  if (before.seatStatus.type === type) return null;
  if (type === 'removed') {
    return { what: 'removed-by-seller', by: 'elsewhere', ...seatFacts(after.seat) };
  }
  return type === 'key-changed'
    ? { what: 'key-changed', by: 'seller', ...seatFacts(after.seat) }
    : null;
}

/** What the journal says of a change of the connection; null when it is not worth a line. */
export function connectionEvent(before: Connection, after: Connection): ActivityEvent | null {
  if (before.type === 'public' && after.type === 'organization') {
    return { what: 'connected', by: 'person', server: after.server };
  }
  return before.type !== 'public' && after.type === 'public'
    ? { what: 'disconnected', by: 'person', server: before.server }
    : null;
}

/** The seat on record and its release; of another computer's seat none has begun until it is shown as held. */
function withRelease(device: DeviceState): Held | null {
  if (device.type === 'held') return device;
  if (device.type !== 'copied') return null;
  const { seat } = device;
  return { type: 'held', seat, release: { type: 'idle' }, seatStatus: { type: 'unchecked' } };
}

/** What the journal says of a change of this device's release; null when it is not worth a line. */
export function releaseEvent(
  before: DeviceState,
  after: DeviceState,
  by: Actor,
): ActivityEvent | null {
  if (before.type === 'held' && after.type === 'released') {
    const { receipt } = after;
    return { what: 'released', by, ...seatFacts(before.seat), receipt };
  }
  const [from, to] = [withRelease(before), withRelease(after)];
  return from === null || to === null ? null : releaseTransitionEvent(from, to, by);
}
