import type { BenefitGroup } from '../../../shared/licenses.ts';
import type { LicenseTable } from './license-table.ts';

/** Up to so many benefits are listed one by one. */
const maxSingleBenefits = 20;
/** No more groups than that are listed, those with the most licenses. */
const maxGroups = 50;

/** Polar puts a benefit's prefix before the UUID that each generated key ends with. */
const generatedKey = /^(.+)-[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** The benefits of a table by their number: how many licenses each has, and the prefix of the first one's key. */
interface Benefit {
  licenses: number;
  keyPrefix: string | null;
}

function benefitsOf(table: LicenseTable): Benefit[] {
  const benefits = table.benefits().map((): Benefit => ({ licenses: 0, keyPrefix: null }));
  const { benefit } = table.columns();
  for (let row = 0; row < table.rows(); row += 1) {
    const found = benefits[benefit[row] ?? 0];
    if (found === undefined || !table.isPresent(row)) continue;
    if (found.licenses === 0) found.keyPrefix = generatedKey.exec(table.text(row).key)?.[1] ?? null;
    found.licenses += 1;
  }
  return benefits;
}

/**
 * Returns the benefits that licenses belong to, for a filter: each by itself where there are few, else together where their keys have the
 * same prefix. Their names need a permission (`benefits:read`) that releasing does not.
 * https://polar.sh/docs/api-reference/benefits/get
 */
export function benefitGroups(table: LicenseTable): BenefitGroup[] {
  const ids = table.benefits();
  const benefits = Array.from(benefitsOf(table).entries()).filter(
    ([, { licenses }]) => licenses > 0,
  );
  const areFew = benefits.length <= maxSingleBenefits;
  const groups = new Map<string, BenefitGroup>();
  for (const [number, { licenses, keyPrefix }] of benefits) {
    const benefitId = ids[number] ?? '';
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

/** Returns the numbers of the benefits whose keys have this prefix; of those whose keys have none for an empty one. */
export function benefitsWithPrefix(table: LicenseTable, keyPrefix: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [number, benefit] of benefitsOf(table).entries()) {
    if (benefit.licenses > 0 && (benefit.keyPrefix ?? '') === keyPrefix) found.add(number);
  }
  return found;
}
