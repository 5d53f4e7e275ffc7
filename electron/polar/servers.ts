import type { Server } from '../../shared/license.ts';

const addresses = {
  production: 'https://api.polar.sh',
  sandbox: 'https://sandbox-api.polar.sh',
} as const;

/**
 * The version of Polar's API that this app speaks. Without it the answers drift with Polar's default; a version that
 * is no longer served answers a bare 404. https://polar.sh/docs/api-reference/introduction
 */
export const polarVersion = '2026-10';

/** The servers that can be chosen: the real two, or in development the local one alone. */
export function serversFor(loopback: string | null): Server[] {
  return loopback === null ? ['production', 'sandbox'] : ['loopback'];
}

/**
 * A server's address without a closing slash; null for one that cannot be chosen: what is made up for a local server must not reach
 * the real ones, whoever asks.
 */
export function addressOf(server: Server, loopback: string | null): string | null {
  if (server === 'loopback') return loopback;
  return loopback === null ? addresses[server] : null;
}

/** The address of a development server is not one that we send keys to. */
export class DevelopmentServerError extends Error {
  override readonly name = 'DevelopmentServerError';
}

/**
 * The loopback address that `SEATKEEPER_SERVER` names, without a closing slash.
 * Anything but `http://127.0.0.1:PORT` throws: the variable must not point the app, and a license key with it, elsewhere.
 */
export function loopbackAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isLoopback =
    url?.protocol === 'http:' &&
    url.hostname === '127.0.0.1' &&
    url.port !== '' &&
    url.pathname === '/' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  if (!isLoopback) {
    throw new DevelopmentServerError(
      'SEATKEEPER_SERVER takes http://127.0.0.1:PORT and nothing else.',
    );
  }
  return url.origin;
}
