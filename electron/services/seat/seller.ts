import type { Failure } from '../../../shared/failure.ts';
import {
  isOtherSeller,
  licenseName,
  organizationsToAsk,
  productOf,
  type LicenseToName,
} from '../../../shared/product.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import type { Vendor } from '../../../shared/vendor.ts';

/** The seller whose licenses this app takes; in Seatkeeper itself any seller. */
export type Seller = ReturnType<typeof createSeller>;

/** The seller that a vendor file names. */
export function createSeller(vendor: Pick<Vendor, 'organizationId' | 'products'>) {
  return {
    /** Returns why no seat of an organization may be taken; null if one may. */
    refusalOf: (organizationId: string): Failure | null =>
      isOtherSeller(vendor, organizationId) ? { code: 'other-seller' } : null,
    /** Returns the organizations to ask for a typed key, likeliest first; `organizationId` alone if the seller has no others. */
    organizationsFor: (key: string, organizationId: string): readonly string[] =>
      organizationsToAsk(vendor, key, organizationId),
    /** Returns the name of a license's product; null if the vendor file does not name it. */
    productName: (license: LicenseToName): string | null =>
      productOf(vendor, license)?.name ?? null,
    /** Returns the name of a license: its product's, else the person's own (`ownName`), else its key's prefix and end. */
    licenseName: (license: LicenseToName, ownName: string | null): LicenseName =>
      licenseName(vendor, license, ownName),
  };
}
