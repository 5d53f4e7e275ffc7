import type { DeviceState, Standing } from '../../../shared/app-state.ts';
import type { FailureCode } from '../../../shared/failure.ts';
import {
  formatDate,
  formatDateTime,
  formatSince,
  type Place,
  formatTime,
  secondsUntil,
} from '../../../shared/format.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** How a state is colored. The icon and the words say the same, so that nobody needs to see the color. */
export type Tone = 'good' | 'busy' | 'wait' | 'bad' | 'calm';

/** The one sentence that answers "what is the state of my seat", and what is said under it. */
export interface Headline {
  /** Changes when there is news to speak of, and not with each second of a countdown. */
  readonly news: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  /** Null where a failure's own words follow. */
  readonly detail: string | null;
}

/** What a headline is made with, beside the device's state. */
export interface Telling {
  readonly text: WindowText;
  readonly place: Place;
  readonly now: number;
}

/** The headline of a device's state. There is none for a device without a seat: that is the start screen's. */
export function deviceHeadline(
  device: Exclude<DeviceState, { is: 'none' }>,
  telling: Telling,
): Headline {
  const words = telling.text.device;
  switch (device.is) {
    case 'activating':
      if (device.otherComputer === true)
        return {
          news: 'copied',
          tone: 'wait',
          icon: 'question',
          title: words.copied.activation.title,
          detail: words.copied.activation.detail(device.label),
        };
      if (device.unsaved !== null)
        return {
          news: 'unsaved',
          tone: 'bad',
          icon: 'warning',
          title: words.unsaved.title,
          detail: words.unsaved.detail(device.label),
        };
      return device.unfinished
        ? {
            news: 'unfinished',
            tone: 'wait',
            icon: 'question',
            title: words.unfinished.title,
            detail: words.unfinished.detail(device.label),
          }
        : {
            news: 'activating',
            tone: 'busy',
            icon: 'busy',
            title: words.activating.title(device.label),
            detail: words.activating.detail,
          };
    case 'held':
      return device.release.is === 'idle'
        ? standingHeadline(device.standing, telling)
        : releaseHeadline(device.release, telling);
    case 'copied':
      return {
        news: 'copied',
        tone: 'wait',
        icon: 'question',
        title: words.copied.title,
        detail: words.copied.detail(device.seat.label),
      };
    case 'released': {
      const when = moment(device.receipt.releasedAt, telling);
      const { confirmed, foundFree } = words.released;
      return {
        news: 'released',
        tone: 'good',
        icon: 'check',
        title: words.released.title,
        detail: device.receipt.how === 'confirmed' ? confirmed(when) : foundFree(when),
      };
    }
    case 'unreadable':
      return {
        news: 'unreadable',
        tone: 'bad',
        icon: 'warning',
        title: words.unreadable.title,
        detail: device.isDamaged ? words.unreadable.untilGoneOn : words.unreadable.leftInPlace,
      };
  }
}

/** When it was: today a time of day is enough. */
function moment(at: number, { text, place, now }: Telling): string {
  const words = text.device.released;
  return formatDate(at, place) === formatDate(now, place)
    ? words.atTime(formatTime(at, place))
    : words.onDate(formatDateTime(at, place));
}

function standingHeadline(standing: Standing, { text, place, now }: Telling): Headline {
  const words = text.device;
  const ago = (at: number) => formatSince(at, now, place, text.app.justNow);
  const news = `idle ${standing.is}`;
  switch (standing.is) {
    case 'unchecked':
      return { news, tone: 'calm', icon: 'seat', ...words.unchecked };
    case 'checking':
      return { news, tone: 'calm', icon: 'busy', ...words.checking };
    case 'confirmed':
      return {
        news,
        tone: 'good',
        icon: 'check',
        title: words.active.title,
        detail: words.active.detail(ago(standing.at)),
      };
    case 'not-reached':
      return {
        news,
        tone: 'wait',
        icon: 'offline',
        title:
          standing.lastAt === null
            ? words.notReached.titleNever
            : words.notReached.title(ago(standing.lastAt)),
        detail: words.notReached.detail,
      };
    case 'removed':
      return { news, tone: 'bad', icon: 'removed', ...words.removed };
    case 'never-confirmed':
      return { news, tone: 'bad', icon: 'question', ...words.neverConfirmed };
    case 'key-changed':
      return { news, tone: 'bad', icon: 'key', ...words.keyChanged };
    case 'key-inactive':
      return { news, tone: 'wait', icon: 'key', ...words.keyInactive };
  }
}

function failedTitle(code: FailureCode, words: WindowText['device']): string {
  if (code === 'seat-never-confirmed') return words.neverConfirmed.title;
  return code === 'key-changed' ? words.unconfirmed.title : words.failed.title;
}

function releaseHeadline(
  release: Exclude<SeatRelease, { is: 'idle' }>,
  { text, now }: Telling,
): Headline {
  const words = text.device;
  const news: string = release.is;
  switch (release.is) {
    case 'holding':
      return {
        news,
        tone: 'busy',
        icon: 'clock',
        title: words.holding.title(secondsUntil(release.until, now)),
        detail: words.holding.detail,
      };
    case 'releasing':
      return { news, tone: 'busy', icon: 'busy', ...words.releasing };
    case 'waiting':
      return {
        news: `${news} ${release.why}`,
        tone: 'wait',
        icon: release.why === 'network-unreachable' ? 'offline' : 'clock',
        title: words.waiting.title,
        detail: words.waiting.detail[release.why],
      };
    case 'unknown':
      return {
        news: `${news} ${release.why}`,
        tone: 'wait',
        icon: 'question',
        title: words.unknown.title,
        detail: words.unknown.detail(release.why),
      };
    case 'settling':
      return {
        news,
        tone: 'wait',
        icon: 'busy',
        title: words.settling.title,
        detail: release.looks > 0 ? words.settling.seenHeld : words.settling.detail(release.why),
      };
    case 'released':
      return {
        news,
        tone: 'good',
        icon: 'check',
        title: words.released.title,
        detail: words.released.writing,
      };
    case 'failed':
      return {
        news: `${news} ${release.failure.code}`,
        tone: 'bad',
        icon: 'warning',
        title: failedTitle(release.failure.code, words),
        detail: null,
      };
  }
}
