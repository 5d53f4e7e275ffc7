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
import { Vendor } from '../../shared/vendor.ts';

// A seat, a receipt and a state of the app as the main process publishes them, of which tests change what they are about.

/** Durations, in milliseconds. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

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
export const noSeller = v.parse(Vendor, {
  productName: null,
  organizationId: null,
  supportEmail: null,
});

/** The id of the seat in `appStateOf`. */
export const shownSeatId = '5ea75ea7';

/** Returns a seat in this state, whose license has no name of its own. */
export function seatStateOf(
  id: string,
  device: DeviceState,
  change: Partial<SeatState> = {},
): SeatState {
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
export function seatStatesAt(now: number) {
  const held = (
    release: SeatRelease,
    seatStatus: SeatStatus = { type: 'confirmed', at: now - 2 * minute },
    seat: Partial<SeatView> = {},
  ): DeviceState => {
    // With the organization's token the check that confirms a seat counts the others too.
    const countedAt = seatStatus.type === 'confirmed' ? seatStatus.at : now - 3 * day;
    return { type: 'held', seat: seatAt(now, { countedAt, ...seat }), release, seatStatus };
  };
  const idle = (seatStatus: SeatStatus, seat: Partial<SeatView> = {}): DeviceState =>
    held({ type: 'idle' }, seatStatus, seat);
  return { held, idle };
}
