import type { DeviceState, InactiveReason } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import {
  formatDate,
  formatDateTime,
  formatSince,
  type FormatContext,
  formatTime,
  secondsUntil,
} from '../../../shared/format.ts';
import { hasExpired, type SeatView } from '../../../shared/license.ts';
import { isSeatHidden, type SeatRelease } from '../../../shared/seat-release.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** The color tone of a state. The icon and the text say the same. */
export type Tone = 'good' | 'busy' | 'wait' | 'bad' | 'calm';

/** The title that says what state the seat is in, and the detail below it. */
export interface Headline {
  /** Identifies the state for announcements. It does not change with each second of a countdown. */
  readonly announcementKey: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  /** Null if a failure note follows. */
  readonly detail: string | null;
}

/** What a headline needs besides the device's state. */
export interface HeadlineContext {
  readonly text: WindowText;
  readonly formatContext: FormatContext;
  readonly now: number;
  /** Whether this computer has several licenses, so that a text must not speak of the only one. */
  readonly isOneOfSeveral?: boolean;
}

type HeadlineText = Pick<Headline, 'title' | 'detail'>;

/** The tone and the icon of each state. */
const appearances = {
  copied: { tone: 'wait', icon: 'question' },
  unsaved: { tone: 'bad', icon: 'warning' },
  unfinished: { tone: 'wait', icon: 'question' },
  activating: { tone: 'busy', icon: 'busy' },
  unreadable: { tone: 'bad', icon: 'warning' },
  'idle unchecked': { tone: 'calm', icon: 'device' },
  'idle checking': { tone: 'calm', icon: 'busy' },
  'idle confirmed': { tone: 'good', icon: 'check' },
  'idle expired': { tone: 'wait', icon: 'clock' },
  'idle not-reached': { tone: 'wait', icon: 'offline' },
  'idle removed': { tone: 'bad', icon: 'removed' },
  'idle never-confirmed': { tone: 'bad', icon: 'question' },
  'idle key-changed': { tone: 'bad', icon: 'key' },
  'idle key-inactive': { tone: 'wait', icon: 'key' },
  holding: { tone: 'busy', icon: 'clock' },
  releasing: { tone: 'busy', icon: 'busy' },
  waiting: { tone: 'wait', icon: 'clock' },
  unknown: { tone: 'wait', icon: 'question' },
  settling: { tone: 'wait', icon: 'busy' },
  released: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'warning' },
} as const satisfies Record<string, Pick<Headline, 'tone' | 'icon'>>;

/** Returns the headline of a device's state. A device without a seat has none, because the start screen replaces it. */
export function getDeviceHeadline(
  device: Exclude<DeviceState, { type: 'none' }>,
  context: HeadlineContext,
): Headline {
  const state = getState(device, context.now);
  const { tone, icon } = appearances[state];
  const cause = device.type === 'held' ? getCause(device) : null;
  return {
    announcementKey: cause === null ? state : `${state} ${cause}`,
    tone,
    icon: state === 'waiting' && cause === 'network-unreachable' ? 'offline' : icon,
    ...getHeadlineText(device, context),
  };
}

/** Returns why the check after the one that found the seat's state failed; null if none did. */
export function getUnansweredCheck({
  seatStatus,
}: Extract<DeviceState, { type: 'held' }>): Failure | null {
  return seatStatus.type !== 'not-reached' && 'failure' in seatStatus
    ? (seatStatus.failure ?? null)
    : null;
}

function getState(
  device: Exclude<DeviceState, { type: 'none' }>,
  now: number,
): keyof typeof appearances {
  if (device.type === 'activating') {
    if (device.otherComputer === true) return 'copied';
    if (device.saveFailure !== null) return 'unsaved';
    return device.isUnfinished ? 'unfinished' : 'activating';
  }
  if (device.type !== 'held') return device.type;
  if (device.release.type !== 'idle') return device.release.type;
  const { type } = device.seatStatus;
  return type === 'confirmed' && hasExpired(device.seat, now) ? 'idle expired' : `idle ${type}`;
}

/** Returns the cause of a state, of which another one is announced anew; null if the state has none. */
function getCause(device: Extract<DeviceState, { type: 'held' }>): string | null {
  const { release } = device;
  if (release.type === 'failed') return release.failure.code;
  if (release.type === 'idle') return getUnansweredCheck(device)?.code ?? null;
  return release.type === 'waiting' || release.type === 'unknown' ? release.why : null;
}

function getHeadlineText(
  device: Exclude<DeviceState, { type: 'none' }>,
  context: HeadlineContext,
): HeadlineText {
  const messages = context.text.device;
  switch (device.type) {
    case 'activating': {
      if (!device.isUnfinished && device.otherComputer !== true && device.saveFailure === null) {
        const { title, detail } = messages.activating;
        return { title: title(device.label), detail };
      }
      const { title, detail } =
        device.otherComputer === true
          ? messages.copied.activation
          : messages[device.saveFailure === null ? 'unfinished' : 'unsaved'];
      return { title, detail: detail(device.label) };
    }
    case 'held':
      return device.release.type === 'idle'
        ? getStatusText(device, context)
        : getReleaseText(device.release, context);
    case 'copied':
      return {
        title: messages.copied.title,
        detail: (context.isOneOfSeveral === true
          ? messages.licenses.copiedDetail
          : messages.copied.detail)(device.seat.label),
      };
    case 'released': {
      const when = formatMoment(device.receipt.releasedAt, context);
      const { title, confirmed, foundFree } = messages.released;
      return { title, detail: (device.receipt.how === 'confirmed' ? confirmed : foundFree)(when) };
    }
    case 'unreadable': {
      const { title, setAsideOnContinue, leftInPlace, newer } = messages.unreadable;
      if (device.failure.code === 'file-newer') return newer;
      return {
        title: context.isOneOfSeveral === true ? messages.licenses.unreadableTitle : title,
        detail: device.isDamaged ? setAsideOnContinue : leftInPlace,
      };
    }
  }
}

/** Returns the time of day for today, such as "at 2:08 PM", else the date and the time. */
export function formatMoment(at: number, { text, formatContext, now }: HeadlineContext): string {
  const messages = text.device.released;
  return formatDate(at, formatContext) === formatDate(now, formatContext)
    ? messages.atTime(formatTime(at, formatContext))
    : messages.onDate(formatDateTime(at, formatContext));
}

function getStatusText(
  { seat, seatStatus }: Extract<DeviceState, { type: 'held' }>,
  { text, formatContext, now, isOneOfSeveral }: HeadlineContext,
): HeadlineText {
  const messages = text.device;
  const { expiresAt } = seat;
  const endOf = (at: number) => formatDate(at, formatContext);
  const ago = (at: number) => formatSince(at, now, formatContext, text.app.justNow);
  switch (seatStatus.type) {
    case 'unchecked': {
      const { title, detail, never } = messages.unchecked;
      return { title, detail: seatStatus.lastAt === null ? never : detail(ago(seatStatus.lastAt)) };
    }
    case 'checking':
      return messages.checking;
    case 'removed': {
      const { title, detail } = messages.removed;
      return { title, detail: isOneOfSeveral === true ? messages.licenses.removedDetail : detail };
    }
    case 'confirmed': {
      if (hasExpired(seat, now) && typeof expiresAt === 'number')
        return { title: messages.expired.title, detail: messages.expired.detail(endOf(expiresAt)) };
      const { title, detail } = messages.active;
      return { title, detail: detail(ago(seatStatus.at)) };
    }
    case 'not-reached': {
      const { title, titleNever, detail } = messages.notReached;
      return {
        title: seatStatus.lastAt === null ? titleNever : title(ago(seatStatus.lastAt)),
        detail,
      };
    }
    case 'never-confirmed':
      return messages.neverConfirmed;
    case 'key-changed':
      return messages.keyChanged;
    case 'key-inactive':
      return {
        title: messages.keyInactive.title,
        detail: `${getInactiveCause(seatStatus, seat, { text, formatContext, now })} ${messages.keyInactive.canRelease}`,
      };
  }
}

/** Returns why a license is no longer active, by Polar's answer. The seller may have changed the expiry since it was stored here. */
export function getInactiveCause(
  { reason }: { readonly reason: InactiveReason },
  { expiresAt }: Pick<SeatView, 'expiresAt'>,
  { text, formatContext, now }: HeadlineContext,
): string {
  const { expired, expiredEarlier, turnedOff } = text.device.keyInactive;
  if (reason === 'inactive') return turnedOff;
  return typeof expiresAt === 'number' && expiresAt <= now
    ? expired(formatDate(expiresAt, formatContext))
    : expiredEarlier;
}

function getReleaseText(
  release: Exclude<SeatRelease, { type: 'idle' }>,
  { text: { device: messages }, now }: HeadlineContext,
): HeadlineText {
  switch (release.type) {
    case 'holding': {
      const { title, detail } = messages.holding;
      return { title: title(secondsUntil(release.until, now)), detail };
    }
    case 'releasing':
      return messages.releasing;
    case 'waiting': {
      const { title, notAccepted, detail } = messages.waiting;
      return {
        title: release.why === 'rate-limited' ? notAccepted : title,
        detail: detail[release.why],
      };
    }
    case 'unknown':
      return { title: messages.unknown.title, detail: messages.unknown.detail(release.why) };
    case 'settling': {
      const { title, stillListed, detail } = messages.settling;
      return { title, detail: release.looks > 0 ? stillListed : detail(release.why) };
    }
    case 'released':
      return { title: messages.released.title, detail: messages.released.writing };
    case 'failed': {
      const { code } = release.failure;
      if (code === 'seat-never-confirmed')
        return { title: messages.neverConfirmed.title, detail: null };
      const { title } = messages[isSeatHidden(release) ? 'unconfirmed' : 'failed'];
      return { title, detail: null };
    }
  }
}
