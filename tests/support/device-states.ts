import * as v from 'valibot';
import type {
  AppState,
  DeviceState,
  MoveStage,
  SeatState,
  SeatStatus,
} from '../../shared/app-state.ts';
import type { Receipt } from '../../shared/receipt.ts';
import type { SeatView } from '../../shared/license.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import { initialLicensesState } from '../../shared/licenses.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { UpdatesState } from '../../shared/updates.ts';
import { Vendor } from '../../shared/vendor.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Returns a seat as the main process publishes it. `now`: when the state is read, in milliseconds
 * since 1970.
 */
export function seatAt(now: number, change: Partial<SeatView> = {}): SeatView {
  return {
    server: 'production',
    organizationId: '11111111-1111-4111-8111-111111111111',
    displayKey: '****-4C7A91',
    label: 'Lena’s MacBook Pro',
    activatedAt: now - 254 * day,
    expiresAt: null,
    seats: { used: 2, limit: 3 },
    activationHash: '9f2c4e7a10b3',
    ...change,
  };
}

/** Returns the receipt of a seat that was released two minutes before `now`. */
export function receiptAt(now: number, change: Partial<Receipt> = {}): Receipt {
  return {
    id: 'SK-2026-7F3K-Q9TD',
    server: 'production',
    displayKey: '****-4C7A91',
    label: 'Lena’s MacBook Pro',
    activationHash: '9f2c4e7a10b3',
    askedBy: 'person',
    askedAt: now - 2 * minute - 7 * second,
    releasedAt: now - 2 * minute,
    how: 'confirmed',
    before: { used: 2, limit: 3 },
    after: { used: 1, limit: 3 },
    appVersion: '0.1.0',
    ...change,
  };
}

/** The app under its own name. */
const noSeller = v.parse(Vendor, {
  productName: null,
  organizationId: null,
  supportEmail: null,
});

/** A seller who ships the app to customers. */
const seller: Vendor = {
  ...noSeller,
  productName: 'Lumen Studio',
  organizationId: '11111111-1111-4111-8111-111111111111',
  supportEmail: 'help@lumen.example',
};

/** The same seller with the address of their purchases page. */
const sellerWithPortal: Vendor = {
  ...seller,
  links: { ...seller.links, portal: 'https://polar.sh/lumen/portal' },
};

/** The id of the seat in `appStateOf`. */
export const shownSeatId = '5ea75ea7';

/** Returns a seat in this state, whose license has no name of its own. */
function seatStateOf(id: string, device: DeviceState, change: Partial<SeatState> = {}): SeatState {
  const name = { type: 'key', prefix: null, displayKey: '****-4C7A91' } as const;
  return { id, device, name, move: null, ...change };
}

/** Returns the seats of a computer whose only seat is in this state. */
export function seatsOf(device: DeviceState, move: MoveStage | null = null): SeatState[] {
  return device.type === 'none' && move === null
    ? []
    : [seatStateOf(shownSeatId, device, { move })];
}

/** Returns a whole app state around a device's state, with default settings. */
export function appStateOf(
  device: DeviceState,
  { move = null, ...change }: Partial<AppState> & { readonly move?: MoveStage | null } = {},
): AppState {
  return {
    revision: 1,
    appVersion: '0.1.0',
    vendor: noSeller,
    servers: ['production', 'sandbox'],
    suggestedLabel: 'lena-macbook',
    connection: { type: 'public' },
    seats: seatsOf(device, move),
    lastSeat: null,
    supportLink: null,
    localFailure: null,
    settings: defaultSettings,
    language: 'en',
    locale: 'en-US',
    activityVersion: 0,
    notificationsFail: false,
    updates: null,
    licenses: initialLicensesState,
    bulk: { type: 'none' },
    ...change,
  };
}

/** Returns constructors of states with a held seat, as seen at `now`. */
function seatStatesAt(now: number) {
  const held = (
    release: SeatRelease,
    seatStatus: SeatStatus = { type: 'confirmed', at: now - 2 * minute },
    seat: Partial<SeatView> = {},
  ): DeviceState => ({ type: 'held', seat: seatAt(now, seat), release, seatStatus });
  const idle = (seatStatus: SeatStatus, seat: Partial<SeatView> = {}): DeviceState =>
    held({ type: 'idle' }, seatStatus, seat);
  return { held, idle };
}

/** States of the device by name, as seen at `now`. */
function deviceStates(now: number): Readonly<Record<string, DeviceState>> {
  const { held, idle } = seatStatesAt(now);
  const activating = {
    type: 'activating',
    label: 'Lena’s MacBook Pro',
    isUnfinished: false,
    saveFailure: null,
  } as const;
  return {
    none: { type: 'none' },
    activating,
    'activation-unfinished': { ...activating, isUnfinished: true },
    'activation-unsaved': {
      ...activating,
      isUnfinished: true,
      saveFailure: { code: 'outcome-unsaved', file: 'device.json' },
    },
    'other-computer': {
      type: 'copied',
      seat: seatAt(now, { otherComputer: true, seats: null }),
    },
    'other-computer-activation': { ...activating, isUnfinished: true, otherComputer: true },
    'other-computer-releasing': held(
      { type: 'holding', until: now + 5 * second },
      { type: 'unchecked' },
      { otherComputer: true, seats: null },
    ),
    unchecked: idle({ type: 'unchecked' }),
    checking: idle({ type: 'checking' }),
    active: idle({ type: 'confirmed', at: now - 2 * minute }),
    offline: idle({
      type: 'not-reached',
      failure: { code: 'network-unreachable' },
      lastAt: now - 3 * day,
    }),
    'never-reached': idle({ type: 'not-reached', failure: { code: 'not-polar' }, lastAt: null }),
    removed: idle({ type: 'removed', at: now - hour }),
    'never-confirmed': idle(
      { type: 'never-confirmed', at: now - hour },
      { neverConfirmed: true, activatedAt: null },
    ),
    'key-changed': idle({ type: 'key-changed', at: now - hour }),
    'key-inactive': idle({ type: 'key-inactive', at: now - hour }),
    holding: held({ type: 'holding', until: now + 5 * second }),
    releasing: held({ type: 'releasing', attempts: 1 }),
    waiting: held({
      type: 'waiting',
      why: 'network-unreachable',
      attempts: 3,
      nextAt: now + 42 * second,
    }),
    'waiting-rate-limited': held({
      type: 'waiting',
      why: 'rate-limited',
      attempts: 1,
      nextAt: now + minute,
    }),
    unknown: held({ type: 'unknown', why: 'no-answer', attempts: 1, nextAt: now + 9 * second }),
    settling: held({ type: 'settling', why: 'gone', attempts: 2, looks: 1 }),
    'failed-refused': held({ type: 'failed', failure: { code: 'not-polar' } }),
    'failed-scope': held({
      type: 'failed',
      failure: { code: 'scope-missing', scope: 'license_keys:write' },
    }),
    'failed-never-confirmed': held(
      { type: 'failed', failure: { code: 'seat-never-confirmed' } },
      { type: 'never-confirmed', at: now - hour },
      { neverConfirmed: true, activatedAt: null },
    ),
    'failed-key-changed': held({ type: 'failed', failure: { code: 'key-changed' } }),
    'release-recorded': held({ type: 'released', how: 'confirmed', at: now }),
    released: { type: 'released', receipt: receiptAt(now), canActivateAgain: true },
    'found-free': {
      type: 'released',
      receipt: receiptAt(now, { how: 'found-free', before: null, after: null }),
    },
    unreadable: {
      type: 'unreadable',
      failure: { code: 'file-unreadable', file: 'seat.json' },
      isDamaged: true,
    },
    'file-newer': {
      type: 'unreadable',
      failure: { code: 'file-newer', file: 'seat.json' },
      isDamaged: false,
    },
    'no-seat-count': idle({ type: 'confirmed', at: now }, { seats: null, activatedAt: null }),
    'many-seats': idle(
      { type: 'confirmed', at: now },
      { seats: { used: 48, limit: 50 }, expiresAt: now + 40 * day },
    ),
    'no-limit': idle({ type: 'confirmed', at: now }, { seats: { used: 1, limit: null } }),
    'long-words': idle(
      { type: 'confirmed', at: now },
      { label: `render-node-${'0123456789'.repeat(9)}.studio.example`, expiresAt: now - 2 * day },
    ),
  };
}

/** Returns a held seat of a license with this name and key. */
function licenseSeat(order: number, name: SeatState['name'], device: DeviceState): SeatState {
  return seatStateOf(`5ea75ea${order}`, device, { name });
}

/** Parts of states with several licenses. */
const own = (name: string) => ({ type: 'own', name }) as const;
const keyed = (prefix: string, ending: string) =>
  ({ type: 'key', prefix, displayKey: `****-${ending}` }) as const;
const of = (ending: string, change: Partial<SeatView> = {}) => ({
  displayKey: `****-${ending}`,
  ...change,
});
const whole = (seats: SeatState[], change: Partial<AppState> = {}) =>
  appStateOf({ type: 'none' }, { seats, ...change });

/** Computers with several licenses, by name. */
function severalStates(now: number): Readonly<Record<string, AppState>> {
  const { held, idle } = seatStatesAt(now);
  const confirmed = { type: 'confirmed', at: now - 2 * minute } as const;
  const lumen = licenseSeat(
    1,
    own('Lumen Studio'),
    idle(confirmed, of('4C7A91', { expiresAt: now + 200 * day })),
  );
  const grain = licenseSeat(
    2,
    keyed('GRAIN', '77B0E2'),
    idle(confirmed, of('77B0E2', { expiresAt: null, seats: { used: 1, limit: 1 } })),
  );
  const sandboxed = licenseSeat(
    3,
    keyed('SPECTRA-PRO', '9E3779'),
    idle(confirmed, of('9E3779', { server: 'sandbox', expiresAt: now + 20 * day })),
  );
  const until = now + 5 * second;
  const holding = (seat: SeatState): SeatState =>
    seat.device.type === 'held'
      ? { ...seat, device: { ...seat.device, release: { type: 'holding', until } } }
      : seat;
  const three = [lumen, grain, sandboxed];
  return {
    several: whole(three),
    'several-holding': whole(three.map(holding)),
    'several-one-holding': whole([lumen, holding(grain), sandboxed]),
    'several-released': whole([
      lumen,
      {
        ...grain,
        device: { type: 'released', receipt: receiptAt(now, { displayKey: '****-77B0E2' }) },
      },
      sandboxed,
    ]),
    'several-trouble': whole([
      lumen,
      {
        ...grain,
        device: idle({ type: 'key-changed', at: now - hour }, of('77B0E2')),
      },
      {
        ...sandboxed,
        device: idle(
          { type: 'key-inactive', at: now - hour },
          of('9E3779', { expiresAt: now - 3 * day }),
        ),
      },
      licenseSeat(4, null, {
        type: 'unreadable',
        failure: { code: 'file-unreadable', file: 'device.json' },
        isDamaged: true,
      }),
      licenseSeat(
        5,
        keyed('HALO', '51D0AA'),
        held({
          type: 'waiting',
          why: 'network-unreachable',
          attempts: 3,
          nextAt: now + 42 * second,
        }),
      ),
      licenseSeat(
        6,
        own('Kalender für das Büro im zweiten Stock, links neben der Treppe'),
        held({ type: 'failed', failure: { code: 'not-polar' } }, confirmed, of('0F00BA')),
      ),
    ]),
    'several-many': whole(
      Array.from({ length: 20 }, (_, order) => ({
        ...licenseSeat(
          0,
          keyed('GRAIN', `77B0${String(order).padStart(2, '0')}`),
          idle(confirmed, of(`77B0${String(order).padStart(2, '0')}`, { expiresAt: null })),
        ),
        id: `5ea7${String(order).padStart(4, '0')}`,
      })),
    ),
    'several-moving': whole([lumen, { ...grain, move: 'release' }, sandboxed]),
  };
}

/** What the window may know of newer versions, by name. */
export function updateStates(now: number) {
  const newer = {
    version: '1.4.0',
    method: 'package',
    fileName: 'lumen-licenses_1.4.0_amd64.deb',
    isDismissed: false,
  } as const;
  const known = {
    checkedAt: now - 3 * hour,
    isChecking: false,
    newer,
    step: { type: 'none' },
  } as const;
  return {
    none: { ...known, newer: null },
    unchecked: { ...known, newer: null, checkedAt: null, isChecking: true },
    available: known,
    'by-hand': { ...known, newer: { ...newer, method: 'by-hand' } },
    download: { ...known, newer: { ...newer, method: 'download' } },
    loading: { ...known, step: { type: 'loading', percent: 42 } },
    installed: { ...known, step: { type: 'installed', version: '1.4.0' } },
    failed: { ...known, step: { type: 'failed', failure: { code: 'update-not-loaded' } } },
  } as const satisfies Readonly<Record<string, UpdatesState>>;
}

/** States of the window in which more than the device differs from the default, by name. */
function otherStates(now: number): Readonly<Record<string, AppState>> {
  const { held, idle } = seatStatesAt(now);
  const sandbox: Partial<AppState> = {
    connection: { type: 'organization', server: 'sandbox', tokenStorage: 'keychain' },
  };
  return {
    'sandbox-organization': appStateOf(
      idle({ type: 'confirmed', at: now - minute }, { server: 'sandbox' }),
      sandbox,
    ),
    'none-connected': appStateOf({ type: 'none' }, sandbox),
    'none-session': appStateOf(
      { type: 'none' },
      { connection: { type: 'organization', server: 'production', tokenStorage: 'session' } },
    ),
    'token-locked': appStateOf(idle({ type: 'unchecked' }), {
      connection: {
        type: 'locked',
        server: 'production',
        failure: { code: 'keychain-changed' },
      },
    }),
    loopback: appStateOf(idle({ type: 'confirmed', at: now - minute }, { server: 'loopback' }), {
      servers: ['loopback'],
    }),
    vendor: appStateOf(idle({ type: 'confirmed', at: now - minute }), {
      vendor: seller,
      servers: ['production'],
    }),
    // The whole license card: a product, others' seats and free ones, and an end that is near.
    'product-expiring': appStateOf(
      { type: 'none' },
      {
        vendor: sellerWithPortal,
        servers: ['production'],
        activityVersion: 12,
        seats: [
          seatStateOf(
            shownSeatId,
            idle(
              { type: 'confirmed', at: now - minute },
              { expiresAt: now + 24 * day, seats: { used: 2, limit: 4 } },
            ),
            { name: { type: 'product', name: 'Lumen Studio Pro' } },
          ),
        ],
      },
    ),
    'vendor-none': appStateOf(
      { type: 'none' },
      {
        vendor: { ...seller, entryPoints: ['license-key'] },
        servers: ['production'],
      },
    ),
    'portal-none': appStateOf(
      { type: 'none' },
      {
        vendor: { ...sellerWithPortal, entryPoints: ['license-key'] },
        servers: ['production'],
      },
    ),
    'moving-key': appStateOf(idle({ type: 'confirmed', at: now - minute }), { move: 'key' }),
    'moving-release': appStateOf(idle({ type: 'confirmed', at: now - minute }), {
      move: 'release',
    }),
    'moving-waiting': appStateOf(
      held({ type: 'waiting', why: 'network-unreachable', attempts: 3, nextAt: now + 42 * second }),
      { move: 'release' },
    ),
    'moving-there': appStateOf({ type: 'released', receipt: receiptAt(now) }, { move: 'there' }),
    'link-followed': appStateOf(idle({ type: 'confirmed', at: now - minute }), {
      supportLink: { code: 'BCDF-GHJK', isConfirmed: true },
    }),
    'link-followed-none': appStateOf(
      { type: 'none' },
      { supportLink: { code: 'BCDF-GHJK', isConfirmed: true } },
    ),
    'with-journal': appStateOf(idle({ type: 'confirmed', at: now - minute }), {
      activityVersion: 12,
    }),
    'update-available': appStateOf(idle({ type: 'confirmed', at: now - minute }), {
      vendor: { ...seller, updates: 'https://lumen.example/downloads/' },
      servers: ['production'],
      updates: updateStates(now).available,
    }),
    trouble: appStateOf(idle({ type: 'confirmed', at: now - minute }), {
      localFailure: { code: 'disk-full' },
    }),
  };
}

/** Every state of the window by name, as seen at `now`. Screenshots and journeys use these. */
export function windowStates(now: number): Readonly<Record<string, AppState>> {
  const ofDevice = Object.entries(deviceStates(now)).map(
    ([name, device]) => [name, appStateOf(device)] as const,
  );
  return { ...Object.fromEntries(ofDevice), ...otherStates(now), ...severalStates(now) };
}
