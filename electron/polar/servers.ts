import { brand } from '../../shared/brand.ts';
import type { Server } from '../../shared/license.ts';
import { variableName } from '../../shared/variable-name.ts';
import { serversOf, type Vendor } from '../../shared/vendor.ts';

const addresses = {
  production: 'https://api.polar.sh',
  sandbox: 'https://sandbox-api.polar.sh',
} as const;

/**
 * The version of Polar's API that this app uses. Without it the answers change with Polar's default. Polar answers a bare 404 for a version
 * that it no longer serves. https://polar.sh/docs/api-reference/introduction
 */
export const polarVersion = '2026-10';

/**
 * Returns how the app identifies itself to Polar. A seller's build has the seller's name, since a proxy on the way may log it
 * (docs/decisions/0041-the-sellers-names-alone.md).
 */
export function userAgent(appVersion: string): string {
  return `${brand.productName.replaceAll(' ', '-')}/${appVersion}`;
}

/** Returns the servers to choose from: the vendor's, or in development the local one alone. */
export function serversFor(
  loopback: string | null,
  vendor: Pick<Vendor, 'server' | 'entryPoints'>,
): Server[] {
  return loopback === null ? serversOf(vendor) : ['loopback'];
}

/**
 * Returns a server's address without a closing slash, or null for one that cannot be chosen. With a local server no request may reach the
 * real ones, since its data is made up.
 */
export function addressOf(server: Server, loopback: string | null): string | null {
  if (server === 'loopback') return loopback;
  return loopback === null ? addresses[server] : null;
}

/** The address of the development server is not a loopback address, so the app sends no keys to it. */
export class DevelopmentServerError extends Error {
  override readonly name = 'DevelopmentServerError';
}

/** The environment variable that names the local server of an app that is built from the sources. */
export const serverVariable: string = variableName(brand.name, 'SERVER');

/**
 * Returns the loopback address in the variable, without a closing slash. Throws for anything but `http://127.0.0.1:PORT`, since the
 * variable must not send license keys to another computer.
 */
export function loopbackAddress(value: string): string {
  const href = URL.canParse(value) ? new URL(value).href : '';
  const address = /^(http:\/\/127\.0\.0\.1:\d+)\/$/.exec(href)?.[1];
  if (address === undefined) {
    throw new DevelopmentServerError(
      `${serverVariable} takes http://127.0.0.1:PORT and nothing else.`,
    );
  }
  return address;
}
