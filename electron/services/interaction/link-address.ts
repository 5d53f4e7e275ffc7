import type { LinkName } from '../../../shared/contract.ts';
import type { Server } from '../../../shared/license.ts';
import { linksOf } from '../../../shared/product.ts';
import type { Product, Vendor } from '../../../shared/vendor.ts';

/** Returns the address of Polar's dashboard, which shows the organization that the person used last; null for a local server. */
export function dashboardOf(server: Server): string | null {
  if (server === 'loopback') return null;
  return server === 'production'
    ? 'https://polar.sh/dashboard'
    : 'https://sandbox.polar.sh/dashboard';
}

/**
 * Returns the address of a link: the product's, else the seller's. `product`: null for a link that is about no license. Null if the
 * vendor file has no such page.
 */
export function linkAddress(
  vendor: Pick<Vendor, 'links' | 'homepage' | 'supportEmail'>,
  name: LinkName,
  product: Product | null,
): string | null {
  if (name === 'polar-tokens') return 'https://polar.sh/docs/integrate/oat';
  if (name === 'portal') return vendor.links.portal;
  if (name === 'support-email')
    return vendor.supportEmail === null
      ? null
      : `mailto:${encodeURIComponent(vendor.supportEmail)}`;
  if (name === 'download') return vendor.links.download ?? vendor.homepage;
  const fallback =
    name === 'documentation' ? 'https://polar.sh/docs/features/benefits/license-keys' : null;
  return linksOf(vendor, product)[name] ?? fallback;
}
