import type { DeviceState } from '../../../shared/app-state.ts';
import { type FormatContext, formatDate, formatTime } from '../../../shared/format.ts';
import type { SeatCount } from '../../../shared/license.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { getSeatAvailability } from './seat-availability.ts';
import { getCountAge } from './seat-count-age.ts';

type HeldDevice = Extract<DeviceState, { type: 'held' }>;
type SeatsText = WindowText['device']['seats'];

/** Returns the number of the license's seats as far as it is known, with the day of the count unless the last check brought it. */
export function getCountText(
  device: HeldDevice,
  messages: SeatsText,
  formatContext: FormatContext,
  now: number,
): string {
  const { seats } = device.seat;
  if (seats === null) return messages.othersUnknown;
  const age = getCountAge(device);
  if (age.type === 'undated') return messages.lastCount(messages.ofLimit(seats));
  const count = getWhole(device, seats, messages);
  if (age.type === 'current') return count;
  const day = formatDate(age.at, formatContext);
  if (day !== formatDate(now, formatContext)) return messages.asOf(count, day);
  return isBeingChecked(device)
    ? count
    : messages.asOfTime(count, formatTime(age.at, formatContext));
}

/** For the seconds of a check, what is shown stays as it was. */
function isBeingChecked({ seatStatus }: HeldDevice): boolean {
  return seatStatus.type === 'checking';
}

/** Whether the seats that are free and in use are those of an earlier time, so that they may differ now. */
export function isPastCount(
  device: HeldDevice,
  formatContext: FormatContext,
  now: number,
): boolean {
  // A request of the release may have changed them, or came after the check.
  if (['releasing', 'unknown', 'settling', 'failed'].includes(device.release.type)) return true;
  const age = getCountAge(device);
  if (age.type !== 'dated') return false;
  const isOfToday = formatDate(age.at, formatContext) === formatDate(now, formatContext);
  return !(isOfToday && isBeingChecked(device));
}

/** Returns the count with this computer's part in it. */
function getWhole(device: HeldDevice, seats: SeatCount, messages: SeatsText): string {
  const count = messages.ofLimit(seats);
  // The request of the release may have freed this computer's seat.
  if (getSeatAvailability(device) === 'unknown') return messages.beforeRelease(count);
  const isOnly = seats.limit === 1 && seats.used === 1 && device.seat.otherComputer !== true;
  return isOnly ? messages.only : messages.withThis(seats);
}
