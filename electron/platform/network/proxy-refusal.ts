import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from 'electron';
import type { NotSentReason } from './http-errors.ts';

/** The longest time for a request for a tunnel, in milliseconds. */
const tunnelTimeout = 2_000;

/** Returns what a proxy's answer to CONNECT means; null where it opened a tunnel. */
function reasonForStatus(status: number): NotSentReason | null {
  if (status >= 200 && status < 300) return null;
  if (status === 407) return 'proxy-login';
  return status === 502 || status === 503 || status === 504 ? 'proxy-no-route' : 'proxy-refused';
}

/**
 * Asks a proxy (host and port) for a tunnel, as Chromium did, and closes it unused. Returns why there was none; null if the reason stays
 * unknown: the proxy opened a tunnel this time, did not answer in time, or did not answer in HTTP.
 */
async function tunnelRefusalReason(
  proxy: string,
  target: string,
  { authorization, time }: { readonly authorization: string | null; readonly time: number },
): Promise<NotSentReason | null> {
  // Loaded only where a proxy has refused: most processes never need it.
  const { request } = await import('node:http');
  return await new Promise((resolve) => {
    const connectRequest = request(`http://${proxy}`, {
      method: 'CONNECT',
      path: target,
      headers: {
        Host: target,
        ...(authorization === null ? {} : { 'Proxy-Authorization': authorization }),
      },
      agent: false,
      signal: AbortSignal.timeout(time),
    });
    connectRequest.on('connect', ({ statusCode = 0 }, socket) => {
      socket.destroy();
      // A 407 in spite of a login: the proxy wants a scheme that only Chromium supports.
      const why = reasonForStatus(statusCode);
      resolve(why === 'proxy-login' && authorization !== null ? null : why);
    });
    connectRequest.on('error', (error) => {
      resolve('code' in error && error.code === 'ECONNRESET' ? 'proxy-closed' : null);
    });
    connectRequest.end();
  });
}

/**
 * Returns why the proxy let nothing through, or null where there is no proxy or it gives no reason. Chromium does not report the status of
 * a refused tunnel. Proxies over TLS and SOCKS are not asked: only Chromium decides which certificates to trust, and SOCKS gives no such
 * reasons.
 */
export async function proxyRefusalReason(
  session: Pick<Session, 'resolveProxy'>,
  url: string,
  options: { readonly authorization: (proxy: string) => string | null; readonly time: number },
): Promise<NotSentReason | null> {
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'https:' || options.time <= 0) return null;
  // Such as "PROXY proxy.example:3128; DIRECT".
  const startedAt = performance.now();
  // A PAC script may need long to name the proxy.
  const proxyList = await Promise.race([
    session.resolveProxy(url),
    wait(options.time, '', { ref: false }),
  ]);
  const proxy = /^PROXY ([^;\s]+)/.exec(proxyList)?.[1];
  const remaining = options.time - (performance.now() - startedAt);
  if (proxy === undefined || remaining <= 0) return null;
  return await tunnelRefusalReason(proxy, `${hostname}:${port === '' ? '443' : port}`, {
    authorization: options.authorization(proxy),
    time: Math.ceil(Math.min(tunnelTimeout, remaining)),
  });
}
