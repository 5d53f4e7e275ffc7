import { uuidOfKey } from '../../../shared/identifiers.ts';
import { comparableForm } from '../../../shared/plain-text.ts';
import type { LicenseTable } from '../licenses/license-table.ts';

/** The names by which a cell of a file may mean a license: keys and addresses in their comparable form, ids in lower case. */
export interface KnownNames {
  /** Whether the id is a license's. */
  readonly isLicense: (id: string) => boolean;
  /** Whether the id is that of something else in the list, such as a benefit or the organization. */
  readonly isOther: (id: string) => boolean;
  /** Returns the licenses with exactly this key. */
  readonly withKey: (key: string) => readonly string[];
  /** Returns the licenses with this key in any spelling: for keys of at least `minLooseKeyLength` letters and digits. */
  readonly withSpelledKey: (spelled: string) => readonly string[];
  /** Returns the licenses whose generated key ends with this UUID. */
  readonly withKeyUuid: (uuid: string) => readonly string[];
  /** Returns the licenses of the customer with this address. */
  readonly withAddress: (address: string) => readonly string[];
  readonly keyOf: (licenseId: string) => string;
}

/** Letters and digits of a key that is found in any spelling and column. A shorter one, such as `12`, is found only exactly and where keys are expected. */
export const minLooseKeyLength = 8;

const none: readonly string[] = [];

function put(names: Map<string, string[]>, name: string, id: string): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [id]);
  else known.push(id);
}

/** Returns the number of letters and digits in a text. */
export function countLetters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}

/** Returns the names of all licenses in the table. */
export function knownNames(table: LicenseTable): KnownNames {
  const keys = new Map<string, string[]>();
  const spelled = new Map<string, string[]>();
  const uuids = new Map<string, string[]>();
  const addresses = new Map<string, string[]>();
  const others = new Set<string>();
  for (const { id, key, customerEmail, benefitId, organizationId } of table.all()) {
    const uuid = uuidOfKey(key);
    put(keys, key, id);
    if (uuid !== null) put(uuids, uuid, id);
    else if (countLetters(key) >= minLooseKeyLength) put(spelled, comparableForm(key), id);
    if (customerEmail !== null) put(addresses, comparableForm(customerEmail), id);
    others.add(benefitId).add(organizationId);
  }
  return {
    isLicense: (id) => table.find(id) !== undefined,
    isOther: (id) => others.has(id),
    withKey: (key) => keys.get(key) ?? none,
    withSpelledKey: (key) => spelled.get(key) ?? none,
    withKeyUuid: (uuid) => uuids.get(uuid) ?? none,
    withAddress: (address) => addresses.get(address) ?? none,
    keyOf: (id) => table.find(id)?.key ?? '',
  };
}
