import type { DeviceState } from '../../../shared/app-state.ts';
import { formatDate } from '../../../shared/format.ts';
import type { SeatView } from '../../../shared/license.ts';
import type { Headline, HeadlineContext } from './device-headline.ts';

/** Returns the tone and the icon of a license's card. A released seat does not look like those that this computer has. */
export function getCardAppearance(
  { type }: DeviceState,
  { tone, icon }: Pick<Headline, 'tone' | 'icon'>,
): Pick<Headline, 'tone' | 'icon'> {
  return type === 'released' ? { tone: 'calm', icon: 'removed' } : { tone, icon };
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
      return isOver(seat, context) ? formatExpiry(seat, context) : messages.keyInactive;
    case 'unchecked':
    case 'checking':
    case 'confirmed':
    case 'not-reached':
      return formatExpiry(seat, context);
  }
}

function isOver({ expiresAt }: SeatView, { now }: HeadlineContext): boolean {
  return typeof expiresAt === 'number' && expiresAt <= now;
}

function formatExpiry(seat: SeatView, context: HeadlineContext): string {
  const { expires, ended, noExpiry, expiryUnknown } = context.text.device.licenses.card;
  const { expiresAt } = seat;
  if (expiresAt === null) return noExpiry;
  if (expiresAt === undefined) return expiryUnknown;
  return (isOver(seat, context) ? ended : expires)(formatDate(expiresAt, context.formatContext));
}
