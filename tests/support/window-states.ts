import type { AppState } from '../../shared/app-state.ts';
import type { Vendor } from '../../shared/vendor.ts';
import { deviceStates } from './device-states.ts';
import {
  appStateOf,
  day,
  minute,
  noSeller,
  receiptAt,
  seatStateOf,
  seatStatesAt,
  second,
  shownSeatId,
} from './sample-state.ts';
import { severalLicenseStates } from './several-license-states.ts';
import { updateStates } from './update-states.ts';

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
    'token-locked': appStateOf(idle({ type: 'unchecked', lastAt: now - 3 * day }), {
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
    'portal-inactive': appStateOf(
      idle({ type: 'key-inactive', at: now - minute, reason: 'inactive' }),
      {
        vendor: sellerWithPortal,
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
    // Activated again after the newest release in the log.
    'with-journal': appStateOf(
      idle({ type: 'confirmed', at: now - minute }, { activatedAt: now - minute }),
      { activityVersion: 12 },
    ),
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
  return { ...Object.fromEntries(ofDevice), ...otherStates(now), ...severalLicenseStates(now) };
}
