import type { BenefitGroup } from '../../../shared/licenses.ts';
import type { LicenseTable } from './license-table.ts';

/** The most benefits that are listed one by one. */
const maxSingleBenefits = 20;
/** The most groups that are listed: those with the most licenses. */
const maxGroups = 50;

/** A generated key: Polar puts the benefit's prefix before a UUID. */
const generatedKey = /^(.+)-[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** Returns the prefix of a generated key; null for a key without one. */
export function keyPrefixOf(key: string): string | null {
  return generatedKey.exec(key)?.[1] ?? null;
}

/** The number of a benefit's licenses, and the prefix of the first one's key. */
interface Benefit {
  licenses: number;
  readonly keyPrefix: string | null;
}

function benefitsOf(table: LicenseTable): Map<string, Benefit> {
  const benefits = new Map<string, Benefit>();
  for (const { benefitId, key } of table.all()) {
    const benefit = benefits.get(benefitId);
    if (benefit !== undefined) benefit.licenses += 1;
    else benefits.set(benefitId, { licenses: 1, keyPrefix: keyPrefixOf(key) });
  }
  return benefits;
}

/**
 * Returns the benefits that licenses belong to, for a filter: each by itself where there are few, else together where their keys have the
 * same prefix. Their names need a permission (`benefits:read`) that releasing does not.
 * https://polar.sh/docs/api-reference/benefits/get
 */
export function benefitGroups(table: LicenseTable): BenefitGroup[] {
  const benefits = benefitsOf(table);
  const areFew = benefits.size <= maxSingleBenefits;
  const groups = new Map<string, BenefitGroup>();
  for (const [benefitId, { licenses, keyPrefix }] of benefits) {
    const name = areFew ? benefitId : (keyPrefix ?? '');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { benefitId, keyPrefix, benefits: 1, licenses });
    else {
      group.licenses += licenses;
      group.benefits += 1;
      group.benefitId = null;
    }
  }
  return [...groups.values()].toSorted((a, b) => b.licenses - a.licenses).slice(0, maxGroups);
}

/** Returns the ids of the benefits whose keys have this prefix; of those whose keys have none for an empty one. */
export function benefitsWithPrefix(table: LicenseTable, keyPrefix: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [benefitId, benefit] of benefitsOf(table)) {
    if ((benefit.keyPrefix ?? '') === keyPrefix) found.add(benefitId);
  }
  return found;
}
