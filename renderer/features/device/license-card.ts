import type { DeviceState } from '../../../shared/app-state.ts';
import {
  formatDate,
  formatExpiry as formatTimeLeft,
  isExpiringSoon,
  unbroken,
} from '../../../shared/format.ts';
import { hasExpired, type SeatView } from '../../../shared/license.ts';
import { getInactiveCause, type Headline, type HeadlineContext } from './device-headline.ts';

/** Returns the tone and the icon of a license's card. A released seat does not look like those that this computer has. */
export function getCardAppearance(
  { type }: DeviceState,
  { tone, icon }: Pick<Headline, 'tone' | 'icon'>,
): Pick<Headline, 'tone' | 'icon'> {
  return type === 'released' ? { tone: 'calm', icon } : { tone, icon };
}

/**
 * Returns the one line below the state on a license's card: what the person has to know before the action beside it, else the expiry.
 * `detail`: what the license's own page says, which a card uses during a release.
 */
export function getCardDetail(
  device: Exclude<DeviceState, { type: 'none' }>,
  detail: string | null,
  context: HeadlineContext,
): string | null {
  const { text } = context;
  const messages = text.device.licenses.card;
  switch (device.type) {
    case 'unreadable':
      if (device.failure.code === 'file-newer') return detail;
      return device.isDamaged ? messages.damaged : text.device.unreadable.leftInPlace;
    case 'copied':
      return messages.copied(device.seat.label);
    case 'activating':
      if (device.otherComputer === true) return messages.copied(device.label);
      return device.isUnfinished && device.saveFailure === null ? messages.unfinished : detail;
    case 'released':
      return detail;
    case 'held':
      if (device.release.type === 'failed')
        return text.failures.words[device.release.failure.code].title;
      return device.release.type === 'idle' ? getIdleDetail(device, context) : detail;
  }
}

function getIdleDetail(
  { seat, seatStatus }: Extract<DeviceState, { type: 'held' }>,
  context: HeadlineContext,
): string {
  const messages = context.text.device.licenses.card;
  switch (seatStatus.type) {
    case 'removed':
      return messages.removed;
    case 'never-confirmed':
      return messages.neverConfirmed;
    case 'key-changed':
      return messages.keyChanged;
    case 'key-inactive':
      return getInactiveCause(seatStatus, seat, context);
    case 'unchecked':
    case 'checking':
    case 'confirmed':
    case 'not-reached':
      return formatExpiry(seat, context);
  }
}

function formatExpiry(seat: SeatView, context: HeadlineContext): string {
  const { expires, expiresSoon, ended, noExpiry, expiryUnknown } =
    context.text.device.licenses.card;
  const { expiresAt } = seat;
  if (expiresAt === null) return noExpiry;
  if (expiresAt === undefined) return expiryUnknown;
  if (isExpiringSoon(expiresAt, context.now, context.formatContext.timeZone)) {
    const left = formatTimeLeft(expiresAt, context.now, context.formatContext, '');
    return expiresSoon(unbroken(formatDate(expiresAt, context.formatContext)), left);
  }
  return (hasExpired(seat, context.now) ? ended : expires)(
    formatDate(expiresAt, context.formatContext),
  );
}

/** Whether the detail of a card asks for attention: the license ends within 30 days. */
export function isDetailUrgent(
  device: DeviceState,
  { now, formatContext }: HeadlineContext,
): boolean {
  if (device.type !== 'held' || device.release.type !== 'idle') return false;
  const { expiresAt } = device.seat;
  return typeof expiresAt === 'number' && isExpiringSoon(expiresAt, now, formatContext.timeZone);
}
