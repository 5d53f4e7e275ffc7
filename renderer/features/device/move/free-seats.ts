import type { DeviceState } from '../../../../shared/app-state.ts';
import { formatMoment, type HeadlineContext } from '../device-headline.ts';
import { type CountAge, getCountAge } from '../seat-count-age.ts';

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/** Whether a license has a free seat by its last count, and how old that count is. */
interface FreeSeats {
  readonly type: 'free' | 'full' | 'unknown';
  readonly age: CountAge;
}

/** Returns whether the license has a free seat, so that the new computer can be activated before this one releases its own. */
export function getFreeSeats(device: HeldDevice): FreeSeats {
  const age = getCountAge(device);
  const { seats } = device.seat;
  if (seats === null || age.type === 'undated') return { type: 'unknown', age };
  return { type: seats.limit === null || seats.used < seats.limit ? 'free' : 'full', age };
}

/** Returns which computer comes first in a move, by what is known of the license's seats. */
export function getOrderText(device: HeldDevice, context: HeadlineContext): string {
  const { order } = context.text.move.release;
  const { type, age } = getFreeSeats(device);
  if (age.type !== 'dated') return order[type];
  // Of a full license a seat may have become free since.
  return type === 'free' ? order.wasFree(formatMoment(age.at, context)) : order.unknown;
}

/** Returns what can be done on the new computer while the release cannot be sent. */
export function getWaitingText(device: HeldDevice, context: HeadlineContext): string {
  const { later } = context.text.move.release;
  const { type, age } = getFreeSeats(device);
  if (type !== 'free' || age.type !== 'dated') return later[type === 'full' ? 'full' : 'unknown'];
  return later.wasFree(formatMoment(age.at, context));
}
