import { uuidOfKey } from '../../../shared/identifiers.ts';
import { comparableForm, countLetters } from '../../../shared/plain-text.ts';
import type { LicenseTable } from '../licenses/license-table.ts';

/** The names by which a cell of a file may mean a license: keys and addresses in their comparable form, ids in lower case. */
export type KnownNames = ReturnType<typeof knownNames>;

/** Letters and digits of a key that is found in any spelling and column. A shorter one, such as `12`, is found only exactly and where keys are expected. */
export const minLooseKeyLength = 8;

const none: readonly string[] = [];

function put(names: Map<string, string[]>, name: string, id: string): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [id]);
  else known.push(id);
}

/** Returns the names of all licenses in the table. */
export function knownNames(table: LicenseTable) {
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
    /** Whether the id is a license's. */
    isLicense: (id: string): boolean => table.find(id) !== undefined,
    /** Whether the id is that of something else in the list, such as a benefit or the organization. */
    isOther: (id: string): boolean => others.has(id),
    /** Returns the licenses with exactly this key. */
    withKey: (key: string): readonly string[] => keys.get(key) ?? none,
    /** Returns the licenses with this key in any spelling: for keys of at least `minLooseKeyLength` letters and digits. */
    withSpelledKey: (key: string): readonly string[] => spelled.get(key) ?? none,
    /** Returns the licenses whose generated key ends with this UUID. */
    withKeyUuid: (uuid: string): readonly string[] => uuids.get(uuid) ?? none,
    /** Returns the licenses of the customer with this address. */
    withAddress: (address: string): readonly string[] => addresses.get(address) ?? none,
    keyOf: (id: string): string => table.find(id)?.key ?? '',
  };
}
