import {
  foreignBenefit,
  foreignSeller,
  lumenLabs,
  renderNodeBenefit,
  studioBenefit,
} from './organizations.ts';
import { patternedKey, patternedUuid } from './patterned-uuid.ts';
import type { PolarRecord } from './record.ts';
import type { StoredActivation, StoredCustomer, StoredLicense } from './stored.ts';

const DAY = 86_400_000;
const FIRST_CREATED = Date.UTC(2026, 1, 3, 10, 12, 45);

/** A seat of the seed; `released` ones stay in the record. */
interface SeatSeed {
  readonly label: string;
  readonly platform?: string;
  readonly released?: boolean;
}

type LicenseSeed = Partial<Omit<StoredLicense, 'id' | 'activations'>> & {
  readonly customer: number;
  readonly seats: readonly SeatSeed[];
};

/** Ids of the license of the device under test, its seats and its buyer. */
export const seededIds = {
  licenseId: licenseId(1),
  key: patternedKey('LUMEN', '0ce0', 1),
  activationId: seatId(1, 1),
  otherActivationId: seatId(1, 2),
  releasedActivationId: seatId(1, 3),
  customerId: customerId(1),
  memberId: patternedUuid('3e3b', 1),
  foreign: {
    organizationId: foreignSeller.id,
    licenseId: licenseId(900),
    key: patternedKey('HARBOR', '0ce0', 900),
    activationId: seatId(900, 1),
  },
} as const;

const customers: readonly (Pick<StoredCustomer, 'name' | 'email'> & Partial<StoredCustomer>)[] = [
  { name: 'Ingrid Solberg', email: 'ingrid.solberg@example.com', country: 'NO' },
  { name: 'Mateo Fernández', email: 'mateo@studio-norte.example', country: 'ES' },
  { name: 'Brightwater Films', email: 'licenses@brightwater.example', type: 'team', country: 'DE' },
  { name: '佐藤 陽子', email: 'yoko.sato@example.jp', country: 'JP' },
  { name: null, email: 'k.abara@example.org', country: null },
  { name: 'Priya Raman', email: null, externalId: 'crm-20417', country: 'IN' },
];

const licenses: readonly LicenseSeed[] = [
  {
    customer: 1,
    validations: 48,
    seats: [
      { label: 'Studio workstation', platform: 'linux' },
      { label: 'Ingrid’s MacBook Air', platform: 'darwin' },
      { label: 'Old ThinkPad', platform: 'win32', released: true },
    ],
  },
  {
    customer: 2,
    limitActivations: 2,
    validations: 311,
    seats: [
      { label: 'MATEO-PC', platform: 'win32' },
      { label: 'MATEO-PC', platform: 'win32' },
    ],
  },
  {
    customer: 3,
    memberId: seededIds.memberId,
    limitActivations: 10,
    seats: ['Edit bay 1', 'Edit bay 2', 'Edit bay 3', 'Color suite'].map((label) => ({ label })),
    validations: 1204,
  },
  {
    customer: 3,
    benefitId: renderNodeBenefit.id,
    limitActivations: null,
    limitUsage: 500,
    usage: 480,
    validations: 480,
    seats: [],
  },
  {
    customer: 4,
    expiresAt: Date.UTC(2026, 7, 31),
    validations: 77,
    seats: [{ label: '陽子のiMac', platform: 'darwin' }],
  },
  {
    customer: 5,
    status: 'revoked',
    validations: 9,
    seats: [{ label: 'desktop-7f3', platform: 'linux' }],
  },
  { customer: 6, status: 'disabled', seats: [{ label: 'Priya’s laptop', platform: 'win32' }] },
  { customer: 4, expiresAt: Date.UTC(2036, 0, 1), seats: [] },
];

/** Fills the record with Lumen Labs: six buyers and eight licenses, one for each notable state. */
export function seedSmall(record: PolarRecord): void {
  for (const benefit of [studioBenefit, renderNodeBenefit, foreignBenefit]) {
    record.benefits.set(benefit.id, benefit);
  }
  for (const [index, customer] of customers.entries()) {
    record.putCustomer(storedCustomer(index + 1, lumenLabs.id, customer));
  }
  record.members.set(seededIds.memberId, {
    id: seededIds.memberId,
    customerId: customerId(3),
    email: 'editor@brightwater.example',
  });
  for (const [index, license] of licenses.entries()) {
    record.put(storedLicense(index + 1, license));
  }
  record.putCustomer(
    storedCustomer(900, foreignSeller.id, { name: 'Oona Virtanen', email: 'oona@example.fi' }),
  );
  record.put(
    storedLicense(900, {
      customer: 900,
      organizationId: foreignSeller.id,
      benefitId: foreignBenefit.id,
      key: seededIds.foreign.key,
      seats: [{ label: 'Harbor desk' }],
    }),
  );
}

function storedCustomer(
  item: number,
  organizationId: string,
  given: Pick<StoredCustomer, 'name' | 'email'> & Partial<StoredCustomer>,
): StoredCustomer {
  return {
    id: customerId(item),
    organizationId,
    createdAt: FIRST_CREATED,
    type: 'individual',
    externalId: null,
    country: null,
    deletedAt: null,
    anonymized: false,
    ...given,
  };
}

function storedLicense(item: number, seed: LicenseSeed): StoredLicense {
  const { customer, seats, ...given } = seed;
  const createdAt = FIRST_CREATED + item * 9 * DAY;
  const validations = given.validations ?? 0;
  return {
    id: licenseId(item),
    organizationId: lumenLabs.id,
    customerId: customerId(customer),
    memberId: null,
    benefitId: studioBenefit.id,
    key: patternedKey(given.benefitId === renderNodeBenefit.id ? 'NODE' : 'LUMEN', '0ce0', item),
    status: 'granted',
    createdAt,
    modifiedAt: null,
    limitActivations: 3,
    usage: 0,
    limitUsage: null,
    validations,
    lastValidatedAt: validations === 0 ? null : createdAt + 2 * DAY,
    expiresAt: null,
    ...given,
    activations: seats.map((seat, index) => storedSeat(item, index + 1, seat, createdAt)),
  };
}

function storedSeat(
  item: number,
  seat: number,
  seed: SeatSeed,
  licensedAt: number,
): StoredActivation {
  return {
    id: seatId(item, seat),
    licenseId: licenseId(item),
    label: seed.label,
    meta: seed.platform === undefined ? {} : { platform: seed.platform },
    conditions: {},
    createdAt: licensedAt + seat * DAY,
    deletedAt: seed.released === true ? licensedAt + 30 * DAY : null,
  };
}

/**
 * The id of the small organization's license by its place in the seed, from 1. Its id space is
 * separate from that of generated licenses.
 */
export function licenseId(item: number): string {
  return patternedUuid('11c0', item);
}

function customerId(item: number): string {
  return patternedUuid('c050', item);
}

function seatId(license: number, seat: number): string {
  return patternedUuid('ac70', license, seat);
}
