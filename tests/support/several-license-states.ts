import type { AppState, DeviceState, MoveStage, SeatState } from '../../shared/app-state.ts';
import type { SeatView } from '../../shared/license.ts';
import {
  appStateOf,
  day,
  hour,
  minute,
  receiptAt,
  seatStateOf,
  seatStatesAt,
  second,
} from './sample-state.ts';

/** Returns a held seat of a license with this name and key. */
function licenseSeat(order: number, name: SeatState['name'], device: DeviceState): SeatState {
  return seatStateOf(`5ea75ea${order}`, device, { name });
}

// Parts of states with several licenses.
const ownName = (name: string) => ({ type: 'own', name }) as const;
const keyName = (prefix: string, ending: string) =>
  ({ type: 'key', prefix, displayKey: `****-${ending}` }) as const;
const withKey = (ending: string, change: Partial<SeatView> = {}) => ({
  displayKey: `****-${ending}`,
  ...change,
});
const stateOf = (seats: SeatState[], change: Partial<AppState> = {}) =>
  appStateOf({ type: 'none' }, { seats, ...change });

/** Computers with several licenses, by name. */
export function severalLicenseStates(now: number): Readonly<Record<string, AppState>> {
  const { held, idle } = seatStatesAt(now);
  const confirmed = { type: 'confirmed', at: now - 2 * minute } as const;
  const lumen = licenseSeat(
    1,
    ownName('Lumen Studio'),
    idle(confirmed, withKey('4C7A91', { expiresAt: now + 200 * day })),
  );
  const grain = licenseSeat(
    2,
    keyName('GRAIN', '77B0E2'),
    idle(confirmed, withKey('77B0E2', { expiresAt: null, seats: { used: 1, limit: 1 } })),
  );
  const sandboxed = licenseSeat(
    3,
    keyName('SPECTRA-PRO', '9E3779'),
    idle(confirmed, withKey('9E3779', { server: 'sandbox', expiresAt: now + 20 * day })),
  );
  const until = now + 5 * second;
  const holding = (seat: SeatState): SeatState =>
    seat.device.type === 'held'
      ? { ...seat, device: { ...seat.device, release: { type: 'holding', until } } }
      : seat;
  const released = (seat: SeatState, move: MoveStage | null = null): SeatState => {
    const { displayKey = '' } = seat.device.type === 'held' ? seat.device.seat : {};
    return { ...seat, move, device: { type: 'released', receipt: receiptAt(now, { displayKey }) } };
  };
  const three = [lumen, grain, sandboxed];
  return {
    several: stateOf(three),
    'several-holding': stateOf(three.map(holding)),
    'several-one-holding': stateOf([lumen, holding(grain), sandboxed]),
    'several-released': stateOf([lumen, released(grain), sandboxed]),
    'several-trouble': stateOf([
      lumen,
      {
        ...grain,
        device: idle({ type: 'key-changed', at: now - hour }, withKey('77B0E2')),
      },
      {
        ...sandboxed,
        device: idle(
          { type: 'key-inactive', at: now - hour, reason: 'expired' },
          withKey('9E3779', { expiresAt: now - 3 * day }),
        ),
      },
      licenseSeat(4, null, {
        type: 'unreadable',
        failure: { code: 'file-unreadable', file: 'device.json' },
        isDamaged: true,
      }),
      licenseSeat(
        5,
        keyName('HALO', '51D0AA'),
        held({
          type: 'waiting',
          why: 'network-unreachable',
          attempts: 3,
          nextAt: now + 42 * second,
        }),
      ),
      licenseSeat(
        6,
        ownName('Kalender für das Büro im zweiten Stock, links neben der Treppe'),
        held({ type: 'failed', failure: { code: 'not-polar' } }, confirmed, withKey('0F00BA')),
      ),
    ]),
    'several-many': stateOf(
      Array.from({ length: 20 }, (_, order) => ({
        ...licenseSeat(
          0,
          keyName('GRAIN', `77B0${String(order).padStart(2, '0')}`),
          idle(confirmed, withKey(`77B0${String(order).padStart(2, '0')}`, { expiresAt: null })),
        ),
        id: `5ea7${String(order).padStart(4, '0')}`,
      })),
    ),
    // Two licenses move, each on its own.
    'several-moving-each': stateOf([
      { ...lumen, move: 'key' },
      { ...grain, move: 'key' },
      sandboxed,
    ]),
    'several-moving': stateOf([lumen, { ...grain, move: 'release' }, sandboxed]),
    // The app was ended while it released the seats of a move of all licenses, and has started again.
    'several-moving-all': stateOf([
      { ...lumen, move: 'release' },
      released(grain, 'there'),
      { ...sandboxed, move: 'release' },
    ]),
    'several-moving-all-holding': stateOf(
      three.map((seat) => holding({ ...seat, move: 'release' })),
    ),
    'several-moving-all-there': stateOf(three.map((seat) => released(seat, 'there'))),
  };
}
