import * as v from 'valibot';
import type { AppState, DeviceState, Standing } from '../../shared/app-state.ts';
import type { Receipt } from '../../shared/receipt.ts';
import type { SeatView } from '../../shared/license.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import { closedLicenses } from '../../shared/licenses.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { Vendor } from '../../shared/vendor.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A seat as main shows it. `now` is the moment that the state is looked at, in milliseconds since 1970. */
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

/** A receipt of a seat that was released two minutes before `now`. */
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

/** Seatkeeper under its own name. */
const noSeller = v.parse(Vendor, {
  productName: null,
  organizationId: null,
  supportEmail: null,
});

/** A seller who ships it to customers. */
const seller: Vendor = {
  ...noSeller,
  productName: 'Lumen Studio',
  organizationId: '11111111-1111-4111-8111-111111111111',
  supportEmail: 'help@lumen.example',
};

/** A whole state around a device, of a person who has set nothing. */
export function appStateOf(device: DeviceState, change: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    appVersion: '0.1.0',
    vendor: noSeller,
    servers: ['production', 'sandbox'],
    suggestedLabel: 'lena-macbook',
    connection: { is: 'public' },
    device,
    move: null,
    supportLink: null,
    trouble: null,
    settings: defaultSettings,
    language: 'en',
    locale: 'en-US',
    activity: 0,
    licenses: closedLicenses,
    bulk: { is: 'none' },
    ...change,
  };
}

/** Every state that the window can be in, by name, as seen at `now`. Pictures and journeys are made from these. */
export function windowStates(now: number): Readonly<Record<string, AppState>> {
  const held = (
    release: SeatRelease,
    standing: Standing = { is: 'confirmed', at: now - 2 * minute },
    seat: Partial<SeatView> = {},
  ): DeviceState => ({ is: 'held', seat: seatAt(now, seat), release, standing });
  const idle = (standing: Standing, seat: Partial<SeatView> = {}) =>
    held({ is: 'idle' }, standing, seat);
  const activating = {
    is: 'activating',
    label: 'Lena’s MacBook Pro',
    unfinished: false,
    unsaved: null,
  } as const;
  const states: Record<string, DeviceState> = {
    none: { is: 'none' },
    activating,
    'activation-unfinished': { ...activating, unfinished: true },
    'activation-unsaved': {
      ...activating,
      unfinished: true,
      unsaved: { code: 'outcome-unsaved', file: 'device.json' },
    },
    'other-computer': {
      is: 'copied',
      seat: seatAt(now, { otherComputer: true, seats: null }),
    },
    'other-computer-activation': { ...activating, unfinished: true, otherComputer: true },
    'other-computer-releasing': held(
      { is: 'holding', until: now + 5 * second },
      { is: 'unchecked' },
      { otherComputer: true, seats: null },
    ),
    unchecked: idle({ is: 'unchecked' }),
    checking: idle({ is: 'checking' }),
    active: idle({ is: 'confirmed', at: now - 2 * minute }),
    offline: idle({
      is: 'not-reached',
      failure: { code: 'network-unreachable' },
      lastAt: now - 3 * day,
    }),
    'never-reached': idle({ is: 'not-reached', failure: { code: 'not-polar' }, lastAt: null }),
    removed: idle({ is: 'removed', at: now - hour }),
    'never-confirmed': idle(
      { is: 'never-confirmed', at: now - hour },
      { neverConfirmed: true, activatedAt: null },
    ),
    'key-changed': idle({ is: 'key-changed', at: now - hour }),
    'key-inactive': idle({ is: 'key-inactive', at: now - hour }),
    holding: held({ is: 'holding', until: now + 5 * second }),
    releasing: held({ is: 'releasing', attempts: 1 }),
    waiting: held({
      is: 'waiting',
      why: 'network-unreachable',
      attempts: 3,
      nextAt: now + 42 * second,
    }),
    'waiting-rate-limited': held({
      is: 'waiting',
      why: 'rate-limited',
      attempts: 1,
      nextAt: now + minute,
    }),
    unknown: held({ is: 'unknown', why: 'no-answer', attempts: 1, nextAt: now + 9 * second }),
    settling: held({ is: 'settling', why: 'gone', attempts: 2, looks: 1 }),
    'failed-refused': held({ is: 'failed', failure: { code: 'not-polar' } }),
    'failed-scope': held({
      is: 'failed',
      failure: { code: 'scope-missing', scope: 'license_keys:write' },
    }),
    'failed-never-confirmed': held(
      { is: 'failed', failure: { code: 'seat-never-confirmed' } },
      { is: 'never-confirmed', at: now - hour },
      { neverConfirmed: true, activatedAt: null },
    ),
    'failed-key-changed': held({ is: 'failed', failure: { code: 'key-changed' } }),
    'release-recorded': held({ is: 'released', how: 'confirmed', at: now }),
    released: { is: 'released', receipt: receiptAt(now) },
    'found-free': {
      is: 'released',
      receipt: receiptAt(now, { how: 'found-free', before: null, after: null }),
    },
    unreadable: {
      is: 'unreadable',
      failure: { code: 'file-unreadable', file: 'seat.json' },
      isDamaged: true,
    },
    'file-newer': {
      is: 'unreadable',
      failure: { code: 'file-newer', file: 'seat.json' },
      isDamaged: false,
    },
    'no-seat-count': idle({ is: 'confirmed', at: now }, { seats: null, activatedAt: null }),
    'many-seats': idle(
      { is: 'confirmed', at: now },
      { seats: { used: 48, limit: 50 }, expiresAt: now + 40 * day },
    ),
    'no-limit': idle({ is: 'confirmed', at: now }, { seats: { used: 1, limit: null } }),
    'long-words': idle(
      { is: 'confirmed', at: now },
      { label: `render-node-${'0123456789'.repeat(9)}.studio.example`, expiresAt: now - 2 * day },
    ),
  };
  const whole = Object.entries(states).map(([name, device]) => [name, appStateOf(device)] as const);
  const sandbox: Partial<AppState> = {
    connection: { is: 'organization', server: 'sandbox', kept: 'keychain' },
  };
  return {
    ...Object.fromEntries(whole),
    'sandbox-organization': appStateOf(
      idle({ is: 'confirmed', at: now - minute }, { server: 'sandbox' }),
      sandbox,
    ),
    'none-connected': appStateOf({ is: 'none' }, sandbox),
    'none-session': appStateOf(
      { is: 'none' },
      { connection: { is: 'organization', server: 'production', kept: 'session' } },
    ),
    'token-locked': appStateOf(idle({ is: 'unchecked' }), {
      connection: {
        is: 'locked',
        server: 'production',
        failure: { code: 'keychain-changed' },
      },
    }),
    loopback: appStateOf(idle({ is: 'confirmed', at: now - minute }, { server: 'loopback' }), {
      servers: ['loopback'],
    }),
    vendor: appStateOf(idle({ is: 'confirmed', at: now - minute }), {
      vendor: seller,
      servers: ['production'],
    }),
    'vendor-none': appStateOf(
      { is: 'none' },
      {
        vendor: { ...seller, doors: ['license-key'] },
        servers: ['production'],
      },
    ),
    'moving-key': appStateOf(idle({ is: 'confirmed', at: now - minute }), { move: 'key' }),
    'moving-release': appStateOf(idle({ is: 'confirmed', at: now - minute }), {
      move: 'release',
    }),
    'moving-waiting': appStateOf(
      held({ is: 'waiting', why: 'network-unreachable', attempts: 3, nextAt: now + 42 * second }),
      { move: 'release' },
    ),
    'moving-there': appStateOf({ is: 'released', receipt: receiptAt(now) }, { move: 'there' }),
    'link-followed': appStateOf(idle({ is: 'confirmed', at: now - minute }), {
      supportLink: { code: 'BCDF-GHJK', isConfirmed: true },
    }),
    'link-followed-none': appStateOf(
      { is: 'none' },
      { supportLink: { code: 'BCDF-GHJK', isConfirmed: true } },
    ),
    'with-journal': appStateOf(idle({ is: 'confirmed', at: now - minute }), { activity: 12 }),
    trouble: appStateOf(idle({ is: 'confirmed', at: now - minute }), {
      trouble: { code: 'disk-full' },
    }),
  };
}
