import type { AppState } from '../../shared/app-state.ts';
import { formatSince, type Place } from '../../shared/format.ts';
import { isPending } from '../../shared/seat-release.ts';
import type { Text } from '../../shared/text/text.ts';

/** How things stand with Polar, in a line. The words say what the color of the dot says. */
export interface FootStatus {
  readonly tone: 'good' | 'wait' | 'calm';
  readonly line: string;
}

/** The line about this device's seat; null where this computer holds none. */
export function footStatus(
  { device }: Pick<AppState, 'device'>,
  text: Text,
  place: Place,
  now: number,
): FootStatus | null {
  if (device.is !== 'held') return null;
  const words = text.app.foot;
  const server = text.app.servers[device.seat.server];
  if (device.release.is === 'waiting') return { tone: 'wait', line: words.waiting };
  if (isPending(device.release)) return { tone: 'calm', line: words.working };
  const { standing } = device;
  switch (standing.is) {
    case 'unchecked':
      return { tone: 'calm', line: words.notChecked(server) };
    case 'checking':
      return { tone: 'calm', line: words.checking(server) };
    case 'not-reached':
      return { tone: 'wait', line: words.notReached(server) };
    case 'confirmed':
    case 'removed':
    case 'key-changed': {
      const when = formatSince(standing.at, now, place.locale, text.app.justNow);
      return { tone: 'good', line: words.checked(server, when) };
    }
  }
}
