import type { IndexProgress, LicenseRow, LicenseWindow } from '../../../../shared/licenses.ts';

/** The most other licenses that a panel lists. */
export const maxShownLicenses = 5;

/** The other licenses of a customer. */
interface CustomerView {
  /** How many licenses the customer has besides the one in the panel, as far as the list is read. */
  readonly others: number;
  /** The first of them. */
  readonly shown: readonly LicenseRow[];
}

/**
 * Returns the other licenses of a customer. `part` is the beginning of the customer's licenses with the one in the panel; null before
 * main's first answer. Null shows nothing: the customer has no other license, or it is not known yet whether there is one.
 */
export function getCustomerView(
  part: Pick<LicenseWindow, 'total' | 'rows'> | null,
  licenseId: string,
  index: IndexProgress,
): CustomerView | null {
  if (part === null) return null;
  const others = Math.max(0, part.total - 1);
  const isReading = index.type !== 'closed' && index.type !== 'complete';
  if (others === 0 && !isReading) return null;
  const rows = part.rows.filter((row) => row.licenseId !== licenseId);
  return { others, shown: rows.slice(0, maxShownLicenses) };
}
