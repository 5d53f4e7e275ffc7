import type { AppState, DeviceState, SeatState, SeatStatus } from '../../../shared/app-state.ts';
import { plainLicenseName } from '../../../shared/product.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Notifier } from '../../ports.ts';

type Device = DeviceState;
/** A notification's name, as in its messages. */
export type NotificationName = 'released' | 'failed' | 'removed';

/** Whether a release continued without the person: it waited, or its outcome had to be reconciled. */
function isDelayed(release: SeatRelease): boolean {
  switch (release.type) {
    case 'waiting':
    case 'unknown':
    case 'settling':
      return true;
    case 'releasing':
      return release.attempts > 1;
    case 'idle':
    case 'holding':
    case 'released':
    case 'failed':
      return false;
  }
}

/** Whether a check has a result. A running check and one without an answer keep the last result valid. */
function isConclusive({ type }: SeatStatus): boolean {
  return type !== 'unchecked' && type !== 'checking' && type !== 'not-reached';
}

/** Returns the state to compare the next one with: `after`, with the last conclusive status of the same seat. */
function nextNotifiedState(before: Device, after: Device): Device {
  if (before.type !== 'held' || after.type !== 'held' || isConclusive(after.seatStatus))
    return after;
  const isSameSeat = before.seat.activationHash === after.seat.activationHash;
  return isSameSeat ? { ...after, seatStatus: before.seatStatus } : after;
}

/** Returns the notification that a change of a seat needs, for a person who does not see the window; null for none. */
export function notificationOf(before: Device, after: Device): NotificationName | null {
  if (before.type !== 'held') return null;
  if (isDelayed(before.release)) {
    if (after.type === 'released') return 'released';
    if (after.type !== 'held') return null;
    if (after.release.type === 'released') return 'released';
    return after.release.type === 'failed' ? 'failed' : null;
  }
  const isNewlyRemoved = before.seatStatus.type !== 'removed' && before.release.type === 'idle';
  return isNewlyRemoved && after.type === 'held' && after.seatStatus.type === 'removed'
    ? 'removed'
    : null;
}

/**
 * Returns a function to call after each change of the state, which shows notifications in the window's language unless the person turned
 * them off.
 */
export function createNotifications(deps: {
  readonly notify: Pick<Notifier, 'show'>;
  readonly state: () => AppState;
  readonly text: () => MainText;
  /** Called with whether the system showed a notification. */
  readonly onResult: (isShown: boolean) => void;
}): () => void {
  const notifiedStates = new Map<SeatId, Device>();
  for (const { id, device } of deps.state().seats) notifiedStates.set(id, device);

  function notify({ id, device, name }: SeatState): void {
    const before = notifiedStates.get(id) ?? device;
    const notification = notificationOf(before, device);
    const label = before.type === 'held' ? before.seat.label : '';
    notifiedStates.set(id, nextNotifiedState(before, device));
    if (notification === null || !deps.state().settings.notifications) return;
    const { title, body } = deps.text().native.notifications[notification];
    const license = deps.state().seats.length > 1 && name !== null ? plainLicenseName(name) : null;
    deps.notify.show(
      {
        title:
          license === null ? title : deps.text().native.notifications.ofLicense(license, title),
        body: typeof body === 'string' ? body : body(label),
      },
      deps.onResult,
    );
  }

  return () => {
    const { seats } = deps.state();
    for (const id of notifiedStates.keys()) {
      if (!seats.some((seat) => seat.id === id)) notifiedStates.delete(id);
    }
    for (const seat of seats) notify(seat);
  };
}
