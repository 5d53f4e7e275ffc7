import { displayKeyOf } from './license.ts';
import type { LicenseName } from './license-name.ts';
import { comparablePrefix, hasPrefix, shownPrefixOf } from './key-prefix.ts';
import type { Product, Vendor } from './vendor.ts';

/** What the app knows of a license when it looks for its product. */
export interface LicenseToName {
  readonly key: string;
  readonly organizationId: string;
  /** The license's benefit, which Polar's answers hold; undefined before the first of them. */
  readonly benefitId?: string | undefined;
}

type Products = Pick<Vendor, 'organizationId' | 'products'>;

/** The organizations that are the seller's, each once, the vendor file's own first. Empty if the app is for any seller. */
export function sellerOrganizations({ organizationId, products }: Products): readonly string[] {
  const organizations = [organizationId, ...products.map((each) => each.organizationId)];
  return [...new Set(organizations.filter((each) => each !== null))];
}

/** Whether an organization is another seller's, so that this app takes no seat of it. Never true in an app for any seller. */
export function isOtherSeller(vendor: Products, organizationId: string): boolean {
  const organizations = sellerOrganizations(vendor);
  return organizations.length > 0 && !organizations.includes(organizationId.toLowerCase());
}

/** The seller's name for sentences about keys; null if the app is for any seller or has no name of its own. */
export function sellerName(
  vendor: Products & Pick<Vendor, 'productName' | 'publisher'>,
): string | null {
  return sellerOrganizations(vendor).length === 0 ? null : (vendor.publisher ?? vendor.productName);
}

const prefixLength = ({ keyPrefix }: Product): number => comparablePrefix(keyPrefix ?? '').length;

/** Returns the product with the longest prefix of the key, or null. */
function productByPrefix(products: readonly Product[], key: string): Product | null {
  const [longest] = products
    .filter(({ keyPrefix }) => keyPrefix !== null && hasPrefix(key, keyPrefix))
    .toSorted((one, other) => prefixLength(other) - prefixLength(one));
  return longest ?? null;
}

/**
 * Returns the product of a license: the one with its benefit, else the one with the longest prefix of its key, else the organization's only
 * product if the vendor file gives it neither. A product that names a benefit is never another benefit's. Null for none.
 */
export function productOf(vendor: Products, license: LicenseToName): Product | null {
  const { key, benefitId } = license;
  const ofOrganization = vendor.products.filter(({ organizationId }) => {
    const own = organizationId ?? vendor.organizationId;
    return own === null || own === license.organizationId.toLowerCase();
  });
  const byBenefit = ofOrganization.find(
    (product) => product.benefitId !== null && product.benefitId === benefitId?.toLowerCase(),
  );
  if (byBenefit !== undefined) return byBenefit;
  const possible =
    benefitId === undefined
      ? ofOrganization
      : ofOrganization.filter((product) => product.benefitId === null);
  const only = possible.find((product) => product.benefitId === null && product.keyPrefix === null);
  return productByPrefix(possible, key) ?? only ?? null;
}

/** Returns the name of a license: its product's, else the person's own (`ownName`), else its key's prefix and end. */
export function licenseName(
  vendor: Products,
  license: LicenseToName,
  ownName: string | null = null,
): LicenseName {
  const product = productOf(vendor, license);
  if (product !== null) return { type: 'product', name: product.name };
  if (ownName !== null) return { type: 'own', name: ownName };
  const { key } = license;
  return { type: 'key', prefix: shownPrefixOf(key), displayKey: displayKeyOf(key) };
}

/** Returns the name as one text, such as `Lumen Studio` or `LUMEN ****-9E3779`. */
export function plainLicenseName(name: LicenseName): string {
  if (name.type !== 'key') return name.name;
  return name.prefix === null ? name.displayKey : `${name.prefix} ${name.displayKey}`;
}

/** Returns the product that a license is named after; null for a license with another name. */
export function productNamed(
  { products }: Pick<Vendor, 'products'>,
  name: LicenseName | null,
): Product | null {
  return name?.type === 'product'
    ? (products.find((each) => each.name === name.name) ?? null)
    : null;
}

/** Returns the pages of a license: its product's, and the seller's where the product has none. */
export function linksOf(
  { links }: Pick<Vendor, 'links'>,
  product: Product | null,
): Product['links'] {
  return {
    documentation: product?.links.documentation ?? links.documentation,
    support: product?.links.support ?? links.support,
  };
}

/**
 * Returns the organizations to ask for a typed key, likeliest first: those of the products whose prefix it has, then `organizationId`, then
 * the seller's others. Only `organizationId` in an app for any seller, or if it is another seller's.
 */
export function organizationsToAsk(
  vendor: Products,
  key: string,
  organizationId: string,
): readonly string[] {
  const organizations = sellerOrganizations(vendor);
  if (organizations.length < 2 || isOtherSeller(vendor, organizationId)) return [organizationId];
  const byPrefix = vendor.products
    .filter(({ keyPrefix }) => keyPrefix !== null && hasPrefix(key, keyPrefix))
    .map((product) => product.organizationId ?? vendor.organizationId);
  const inOrder = [...byPrefix, organizationId.toLowerCase(), ...organizations];
  return [...new Set(inOrder.filter((each) => each !== null))];
}
