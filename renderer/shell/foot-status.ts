import type { AppState } from '../../shared/app-state.ts';
import { formatSince, type Place } from '../../shared/format.ts';
import { isPending } from '../../shared/seat-release.ts';
import type { WindowText } from '../../shared/text/text.ts';

/** How things stand with Polar, in a line. The words say what the color of the dot says. */
export interface FootStatus {
  readonly tone: 'good' | 'wait' | 'calm';
  readonly line: string;
}

/** The line about this device's seat; null where this computer holds none. */
export function footStatus(
  { device, connection }: Pick<AppState, 'device' | 'connection'>,
  text: WindowText,
  place: Place,
  now: number,
): FootStatus | null {
  if (device.is !== 'held') return null;
  const words = text.app.foot;
  // The organization's line names the server already.
  const isNamed = connection.is === 'organization' && connection.server === device.seat.server;
  const about = isNamed ? text.app.nav.device : text.app.servers[device.seat.server];
  if (device.release.is === 'waiting') return { tone: 'wait', line: words.waiting };
  if (isPending(device.release)) return { tone: 'calm', line: words.working };
  const { standing } = device;
  switch (standing.is) {
    case 'unchecked':
      return { tone: 'calm', line: words.notChecked(about) };
    case 'checking':
      return { tone: 'calm', line: words.checking(about) };
    case 'not-reached':
      return { tone: 'wait', line: words.notReached(about) };
    case 'confirmed':
    case 'removed':
    case 'never-confirmed':
    case 'key-changed':
    case 'key-inactive': {
      const when = formatSince(standing.at, now, place, text.app.justNow);
      return { tone: 'good', line: words.checked(about, when) };
    }
  }
}
