import { lumenLabs, renderNodeBenefit, studioBenefit } from './organizations.ts';
import { patternedItem, patternedKey, patternedUuid } from './patterned-uuid.ts';
import type { LicenseStatus, StoredActivation, StoredCustomer, StoredLicense } from './stored.ts';

const FIRST_CREATED = Date.UTC(2023, 0, 2, 9);
const LAST_CREATED = Date.UTC(2025, 11, 30, 18);
const DAY = 86_400_000;
const LICENSES_PER_CUSTOMER = 3;

const givenNames = [
  'Ada',
  'Bilal',
  'Chiara',
  'Daan',
  'Esi',
  'Freya',
  'Goro',
  'Hanna',
  'Ilse',
  'João',
];
const familyNames = ['Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Weiß', 'Novák', 'Castillo'];
const machines = ['MacBook Pro', 'ThinkPad X1', 'Mac mini', 'Ryzen workstation', 'Surface Laptop'];

/**
 * Licenses that are computed when they are read: everything about one follows from its position, so
 * that 100,000 cost no memory. Positions are in order of creation.
 */
export class GeneratedLicenses {
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  /** The id of the license at this position, from 0. */
  static idAt(index: number): string {
    return patternedUuid('11ce', index);
  }

  /** The position of this id; null if it is the id of no generated license. */
  indexOf(id: string): number | null {
    const index = patternedItem('11ce', id);
    return index === null || index >= this.count ? null : index;
  }

  /** The license with this id, or undefined. */
  byId(id: string): StoredLicense | undefined {
    const index = this.indexOf(id);
    const license = index === null ? undefined : this.at(index);
    return license?.id === id ? license : undefined;
  }

  /** The license with this key, or undefined. */
  byKey(key: string): StoredLicense | undefined {
    const id = key.slice(key.indexOf('-TEST-') + '-TEST-'.length).toLowerCase();
    const index = patternedItem('0ce1', id);
    const license = index === null || index >= this.count ? undefined : this.at(index);
    return license?.key === key ? license : undefined;
  }

  /** The license that holds this activation, or undefined. */
  byActivationId(id: string): StoredLicense | undefined {
    const index = patternedItem('ac71', id);
    return index === null || index >= this.count ? undefined : this.at(index);
  }

  /** The buyer with this id, or undefined. */
  customer(id: string): StoredCustomer | undefined {
    const index = patternedItem('c057', id);
    if (index === null || index * LICENSES_PER_CUSTOMER >= this.count) return undefined;
    const customer = customerAt(index);
    return customer.id === id ? customer : undefined;
  }

  /** The license at this position, from 0 to below `count`. */
  at(index: number): StoredLicense {
    const createdAt = createdAtOf(index, this.count);
    const id = GeneratedLicenses.idAt(index);
    const limit = index % 17 === 0 ? null : 1 + (index % 5);
    const validated = index % 6 !== 0;
    return {
      id,
      organizationId: lumenLabs.id,
      customerId: patternedUuid('c057', Math.floor(index / LICENSES_PER_CUSTOMER)),
      memberId: null,
      benefitId: index % 4 === 3 ? renderNodeBenefit.id : studioBenefit.id,
      key: patternedKey(index % 4 === 3 ? 'NODE' : 'LUMEN', '0ce1', index),
      status: statusAt(index),
      createdAt,
      modifiedAt: null,
      limitActivations: limit,
      usage: index % 9,
      limitUsage: index % 8 === 0 ? 100 : null,
      validations: validated ? (index % 250) + 1 : 0,
      lastValidatedAt: validated ? createdAt + (index % 90) * DAY : null,
      expiresAt: index % 7 === 0 ? createdAt + 365 * DAY : null,
      activations: seatsAt(index, id, limit ?? 0, createdAt),
    };
  }
}

function statusAt(index: number): LicenseStatus {
  if (index % 23 === 5) return 'revoked';
  return index % 31 === 7 ? 'disabled' : 'granted';
}

function createdAtOf(index: number, count: number): number {
  return Math.floor(FIRST_CREATED + (index * (LAST_CREATED - FIRST_CREATED)) / count);
}

function seatsAt(
  index: number,
  licenseId: string,
  limit: number,
  createdAt: number,
): readonly StoredActivation[] {
  const used = limit === 0 ? 0 : index % (limit + 1);
  return Array.from({ length: used }, (_, seat) => ({
    id: patternedUuid('ac71', index, seat + 1),
    licenseId,
    label: `${pick(givenNames, index)}’s ${pick(machines, index + (index % 3) * seat)}`,
    meta: { platform: pick(['darwin', 'win32', 'linux'], index + seat) },
    conditions: {},
    createdAt: createdAt + (seat + 1) * DAY,
    deletedAt: null,
  }));
}

function customerAt(index: number): StoredCustomer {
  const given = pick(givenNames, index);
  const family = pick(familyNames, index);
  return {
    id: patternedUuid('c057', index),
    organizationId: lumenLabs.id,
    createdAt: FIRST_CREATED,
    name: index % 20 === 0 ? null : `${given} ${family}`,
    email: `${asAscii(given)}.${asAscii(family)}.${index}@example.com`,
    type: 'individual',
    externalId: index % 2 === 0 ? `buyer-${index}` : null,
    country: pick(['US', 'DE', 'SE', 'JP', 'BR'], index),
    deletedAt: null,
    anonymized: false,
  };
}

function asAscii(name: string): string {
  return name
    .toLowerCase()
    .replace('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? '';
}
