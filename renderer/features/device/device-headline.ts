import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { FailureCode } from '../../../shared/failure.ts';
import {
  formatDate,
  formatDateTime,
  formatSince,
  type FormatContext,
  formatTime,
  secondsUntil,
} from '../../../shared/format.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
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
}

/** Returns the headline of a device's state. A device without a seat has none, because the start screen replaces it. */
export function getDeviceHeadline(
  device: Exclude<DeviceState, { type: 'none' }>,
  context: HeadlineContext,
): Headline {
  const messages = context.text.device;
  switch (device.type) {
    case 'activating':
      if (device.otherComputer === true)
        return {
          announcementKey: 'copied',
          tone: 'wait',
          icon: 'question',
          title: messages.copied.activation.title,
          detail: messages.copied.activation.detail(device.label),
        };
      if (device.saveFailure !== null)
        return {
          announcementKey: 'unsaved',
          tone: 'bad',
          icon: 'warning',
          title: messages.unsaved.title,
          detail: messages.unsaved.detail(device.label),
        };
      return device.isUnfinished
        ? {
            announcementKey: 'unfinished',
            tone: 'wait',
            icon: 'question',
            title: messages.unfinished.title,
            detail: messages.unfinished.detail(device.label),
          }
        : {
            announcementKey: 'activating',
            tone: 'busy',
            icon: 'busy',
            title: messages.activating.title(device.label),
            detail: messages.activating.detail,
          };
    case 'held':
      return device.release.type === 'idle'
        ? getStatusHeadline(device.seatStatus, context)
        : getReleaseHeadline(device.release, context);
    case 'copied':
      return {
        announcementKey: 'copied',
        tone: 'wait',
        icon: 'question',
        title: messages.copied.title,
        detail: messages.copied.detail(device.seat.label),
      };
    case 'released': {
      const when = formatMoment(device.receipt.releasedAt, context);
      const { confirmed, foundFree } = messages.released;
      return {
        announcementKey: 'released',
        tone: 'good',
        icon: 'check',
        title: messages.released.title,
        detail: device.receipt.how === 'confirmed' ? confirmed(when) : foundFree(when),
      };
    }
    case 'unreadable':
      return {
        announcementKey: 'unreadable',
        tone: 'bad',
        icon: 'warning',
        title: messages.unreadable.title,
        detail: device.isDamaged
          ? messages.unreadable.setAsideOnContinue
          : messages.unreadable.leftInPlace,
      };
  }
}

/** Returns the time of day for today, else the date and the time. */
function formatMoment(at: number, { text, formatContext, now }: HeadlineContext): string {
  const messages = text.device.released;
  return formatDate(at, formatContext) === formatDate(now, formatContext)
    ? messages.atTime(formatTime(at, formatContext))
    : messages.onDate(formatDateTime(at, formatContext));
}

function getStatusHeadline(
  seatStatus: SeatStatus,
  { text, formatContext, now }: HeadlineContext,
): Headline {
  const messages = text.device;
  const ago = (at: number) => formatSince(at, now, formatContext, text.app.justNow);
  const announcementKey = `idle ${seatStatus.type}`;
  switch (seatStatus.type) {
    case 'unchecked':
      return { announcementKey, tone: 'calm', icon: 'seat', ...messages.unchecked };
    case 'checking':
      return { announcementKey, tone: 'calm', icon: 'busy', ...messages.checking };
    case 'confirmed':
      return {
        announcementKey,
        tone: 'good',
        icon: 'check',
        title: messages.active.title,
        detail: messages.active.detail(ago(seatStatus.at)),
      };
    case 'not-reached':
      return {
        announcementKey,
        tone: 'wait',
        icon: 'offline',
        title:
          seatStatus.lastAt === null
            ? messages.notReached.titleNever
            : messages.notReached.title(ago(seatStatus.lastAt)),
        detail: messages.notReached.detail,
      };
    case 'removed':
      return { announcementKey, tone: 'bad', icon: 'removed', ...messages.removed };
    case 'never-confirmed':
      return { announcementKey, tone: 'bad', icon: 'question', ...messages.neverConfirmed };
    case 'key-changed':
      return { announcementKey, tone: 'bad', icon: 'key', ...messages.keyChanged };
    case 'key-inactive':
      return { announcementKey, tone: 'wait', icon: 'key', ...messages.keyInactive };
  }
}

function getFailedTitle(code: FailureCode, messages: WindowText['device']): string {
  if (code === 'seat-never-confirmed') return messages.neverConfirmed.title;
  return code === 'key-changed' ? messages.unconfirmed.title : messages.failed.title;
}

function getReleaseHeadline(
  release: Exclude<SeatRelease, { type: 'idle' }>,
  { text, now }: HeadlineContext,
): Headline {
  const messages = text.device;
  const announcementKey: string = release.type;
  switch (release.type) {
    case 'holding':
      return {
        announcementKey,
        tone: 'busy',
        icon: 'clock',
        title: messages.holding.title(secondsUntil(release.until, now)),
        detail: messages.holding.detail,
      };
    case 'releasing':
      return { announcementKey, tone: 'busy', icon: 'busy', ...messages.releasing };
    case 'waiting':
      return {
        announcementKey: `${announcementKey} ${release.why}`,
        tone: 'wait',
        icon: release.why === 'network-unreachable' ? 'offline' : 'clock',
        title: messages.waiting.title,
        detail: messages.waiting.detail[release.why],
      };
    case 'unknown':
      return {
        announcementKey: `${announcementKey} ${release.why}`,
        tone: 'wait',
        icon: 'question',
        title: messages.unknown.title,
        detail: messages.unknown.detail(release.why),
      };
    case 'settling':
      return {
        announcementKey,
        tone: 'wait',
        icon: 'busy',
        title: messages.settling.title,
        detail:
          release.looks > 0 ? messages.settling.stillListed : messages.settling.detail(release.why),
      };
    case 'released':
      return {
        announcementKey,
        tone: 'good',
        icon: 'check',
        title: messages.released.title,
        detail: messages.released.writing,
      };
    case 'failed':
      return {
        announcementKey: `${announcementKey} ${release.failure.code}`,
        tone: 'bad',
        icon: 'warning',
        title: getFailedTitle(release.failure.code, messages),
        detail: null,
      };
  }
}
