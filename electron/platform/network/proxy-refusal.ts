import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from 'electron';
import type { HttpAnswer } from '../../ports.ts';

type NotSentReason = Extract<HttpAnswer, { type: 'not-sent' }>['why'];

/** The longest that the second question to a proxy may take, in milliseconds. */
const tunnelTimeout = 2_000;

/** What a proxy's answer to CONNECT means; undefined where a tunnel was made. */
function reasonForStatus(status: number): NotSentReason | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 407) return 'proxy-login';
  return status === 502 || status === 503 || status === 504 ? 'proxy-no-route' : 'proxy-refused';
}

/**
 * Asks a proxy (host and port) for a tunnel, as Chromium did, and closes it unused. Returns why there was none, or null where nothing was
 * learned: a tunnel this time, no answer in time, no HTTP.
 */
async function tunnelRefusalReason(
  proxy: string,
  target: string,
  { authorization, time }: { readonly authorization: string | null; readonly time: number },
): Promise<NotSentReason | null> {
  // Loaded only where a proxy has refused: most starts never need it.
  const { request } = await import('node:http');
  const { hostname, port } = new URL(`http://${proxy}`);
  return await new Promise((resolve) => {
    const connectRequest = request({
      host: hostname.replaceAll(/[[\]]/g, ''),
      port: port === '' ? 80 : Number(port),
      method: 'CONNECT',
      path: target,
      headers: {
        Host: target,
        ...(authorization === null ? {} : { 'Proxy-Authorization': authorization }),
      },
      agent: false,
    });
    const finish = (why: NotSentReason | null): void => {
      clearTimeout(timer);
      connectRequest.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => {
      finish(null);
    }, time);
    connectRequest.on('connect', ({ statusCode = 0 }, socket) => {
      socket.destroy();
      // A 407 although a login was given: it is of a kind that only Chromium speaks.
      const why = reasonForStatus(statusCode);
      finish(why === 'proxy-login' && authorization !== null ? null : (why ?? null));
    });
    connectRequest.on('error', (error) => {
      finish('code' in error && error.code === 'ECONNRESET' ? 'proxy-closed' : null);
    });
    connectRequest.end();
  });
}

/**
 * Returns why the proxy let nothing through, or null where there is no proxy or it gives no reason. Chromium tells no status of a refused
 * tunnel. Proxies over TLS and SOCKS are not asked: Chromium alone decides whom to trust, and SOCKS gives no such reasons.
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
  // A script of the network's may take its time to name the proxy.
  const proxyList = await Promise.race([
    session.resolveProxy(url),
    wait(options.time, '', { ref: false }),
  ]);
  const proxy = /^PROXY ([^;\s]+)/.exec(proxyList)?.[1];
  const remaining = options.time - (performance.now() - startedAt);
  if (proxy === undefined || remaining <= 0) return null;
  return await tunnelRefusalReason(proxy, `${hostname}:${port === '' ? '443' : port}`, {
    authorization: options.authorization(proxy),
    time: Math.min(tunnelTimeout, remaining),
  });
}
