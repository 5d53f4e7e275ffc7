import type { AppState, DeviceState } from '../../shared/app-state.ts';
import { formatSince, type FormatContext, separator, unbroken } from '../../shared/format.ts';
import { hasExpired } from '../../shared/license.ts';
import { isPending } from '../../shared/seat-release.ts';
import { mainSeat, needsAttention } from '../../shared/seats.ts';
import { getTokenFailure } from '../token-failures.ts';
import type { WindowText } from '../../shared/text/text.ts';

/** Returns the line about this device's seat and the tone of its dot, which says the same; null if this device has no seat. */
export function getFootStatus(
  { seats, connection }: Pick<AppState, 'seats' | 'connection'>,
  text: WindowText,
  formatContext: FormatContext,
  now: number,
) {
  const device = mainSeat(seats, now)?.device;
  const held = seats.flatMap((seat) => (seat.device.type === 'held' ? [seat.device] : []));
  const concerned = seats.filter((seat) => needsAttention(seat.device, now)).length;
  if (seats.length > 1 && concerned > 0)
    return { tone: 'wait', line: text.app.footer.attention(concerned) };
  if (device?.type !== 'held') return null;
  const messages = text.app.footer;
  const { server } = device.seat;
  // The organization's line already names the server.
  const isNamed = connection.type === 'organization' && connection.server === server;
  const isShared = held.every(({ seat }) => seat.server === server);
  const subject = isNamed || !isShared ? text.app.nav.device : text.app.servers[server];
  if (device.release.type === 'waiting') {
    const isRefused = device.release.why === 'rate-limited';
    return { tone: 'wait', line: isRefused ? messages.notAccepted : messages.waiting };
  }
  if (device.release.type === 'holding') return { tone: 'calm', line: messages.starting };
  if (device.release.type === 'unknown' || device.release.type === 'settling')
    return { tone: 'wait', line: messages.unconfirmed };
  if (isPending(device.release)) return { tone: 'calm', line: messages.working };
  const { seatStatus } = device;
  const since = (at: number): string =>
    unbroken(formatSince(at, now, formatContext, text.app.justNow));
  switch (seatStatus.type) {
    case 'unchecked':
      return {
        tone: 'calm',
        line:
          seatStatus.lastAt === null
            ? messages.notChecked(subject)
            : messages.checked(subject, since(seatStatus.lastAt)),
      };
    case 'checking':
      return { tone: 'calm', line: messages.checking(subject) };
    case 'not-reached':
      return { tone: 'wait', line: messages.notReached(subject) };
    case 'confirmed':
    case 'removed':
    case 'never-confirmed':
    case 'key-changed':
    case 'key-inactive': {
      // Of several seats the check that is longest ago holds for all.
      const at = Math.min(...held.map((one) => getCheckTime(one) ?? now), seatStatus.at);
      const tone =
        seatStatus.type === 'confirmed' &&
        device.release.type !== 'failed' &&
        !hasExpired(device.seat, now)
          ? 'good'
          : 'wait';
      return { tone, line: messages.checked(subject, since(at)) };
    }
  }
}

/** Returns when Polar answered the last check of a seat; null if it did not. */
function getCheckTime({ seatStatus }: Extract<DeviceState, { type: 'held' }>): number | null {
  return 'at' in seatStatus ? seatStatus.at : null;
}

/** Returns the line about the organization and its tone; null if none is connected. */
export function getConnectionStatus(state: AppState, text: WindowText) {
  const { connection, licenses } = state;
  const messages = text.app.footer;
  switch (connection.type) {
    case 'public':
      return null;
    case 'organization': {
      const failure = getTokenFailure(state);
      if (failure === 'token-rejected' || failure === 'token-ended')
        return { tone: 'wait', line: messages.tokenRefused };
      const name = licenses.organizationName ?? messages.organization;
      const badge = text.app.serverBadges[connection.server];
      return { tone: 'calm', line: badge === null ? name : `${name}${separator}${badge}` };
    }
    case 'locked':
      return { tone: 'wait', line: messages.organizationLocked };
  }
}
