import type { DeviceState } from '../../../shared/app-state.ts';
import { type FormatContext, formatDate } from '../../../shared/format.ts';
import { isPending } from '../../../shared/seat-release.ts';
import type { WindowText } from '../../../shared/text/text.ts';

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/** Returns the number of the license's seats as far as it is known, with the day of the count unless the last check brought it. */
export function getCountText(
  device: HeldDevice,
  messages: WindowText['device']['seats'],
  formatContext: FormatContext,
  now: number,
): string {
  const { seats, otherComputer } = device.seat;
  if (seats === null) return messages.othersUnknown;
  if (isPending(device.release)) return messages.ofLimit(seats);
  const isOnly = seats.limit === 1 && seats.used === 1 && otherComputer !== true;
  const count = isOnly ? messages.only : messages.withThis(messages.ofLimit(seats));
  const at = getOldCountTime(device);
  if (at === null) return count;
  const day = formatDate(at, formatContext);
  // For the seconds of a check the text stays as it was.
  const isBrief = device.seatStatus.type === 'checking' && day === formatDate(now, formatContext);
  return isBrief ? count : messages.asOf(count, day);
}

/** Returns when the seats were counted; null if the last check counted them, or if it is not known. */
function getOldCountTime({ seat: { countedAt }, seatStatus }: HeldDevice): number | null {
  switch (seatStatus.type) {
    case 'confirmed':
      // Without the organization's token a check confirms the seat and counts none.
      return countedAt === undefined || countedAt === seatStatus.at ? null : countedAt;
    case 'not-reached':
      return countedAt ?? seatStatus.lastAt;
    case 'unchecked':
    case 'checking':
    case 'removed':
    case 'never-confirmed':
    case 'key-changed':
    case 'key-inactive':
      return countedAt ?? null;
  }
}
