import type { AppState, Standing } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Notify } from '../../ports.ts';

type Device = AppState['device'];
/** What a notification tells, named as its words are. */
export type Notice = 'released' | 'failed' | 'removed';

/** Whether a release is one that went on by itself: it waited, or its outcome had to be found out. */
function isLate(release: SeatRelease): boolean {
  switch (release.is) {
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

/** Whether a look found something out. One that is on its way, or that got no answer, takes nothing back. */
function isFinding({ is }: Standing): boolean {
  return is !== 'unchecked' && is !== 'checking' && is !== 'not-reached';
}

/** What is known to be told once `after` is, where `before` was: of a seat's standing, the last thing that was found out. */
function toldWith(before: Device, after: Device): Device {
  if (before.is !== 'held' || after.is !== 'held' || isFinding(after.standing)) return after;
  const isSameSeat = before.seat.activationHash === after.seat.activationHash;
  return isSameSeat ? { ...after, standing: before.standing } : after;
}

/** The news in a change of this device that is worth telling a person who is not looking; null when there is none. */
export function noticeOf(before: Device, after: Device): Notice | null {
  if (before.is !== 'held') return null;
  if (isLate(before.release)) {
    if (after.is === 'released') return 'released';
    if (after.is !== 'held') return null;
    if (after.release.is === 'released') return 'released';
    return after.release.is === 'failed' ? 'failed' : null;
  }
  const isNewlyRemoved = before.standing.is !== 'removed' && before.release.is === 'idle';
  return isNewlyRemoved && after.is === 'held' && after.standing.is === 'removed'
    ? 'removed'
    : null;
}

/** Tells news as the state changes, in the window's language, unless the person turned that off. */
export function createNotices(deps: {
  readonly notify: Notify;
  readonly state: () => AppState;
  readonly text: () => MainText;
}): { heard(): void } {
  let told: Device = deps.state().device;
  return {
    heard() {
      const { device, settings } = deps.state();
      const notice = noticeOf(told, device);
      const label = told.is === 'held' ? told.seat.label : '';
      told = toldWith(told, device);
      if (notice === null || !settings.notifications) return;
      const { title, body } = deps.text().native.notifications[notice];
      deps.notify.tell({ title, body: typeof body === 'string' ? body : body(label) });
    },
  };
}
