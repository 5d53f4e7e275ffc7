import { session, type Session } from 'electron';
import type { Http, HttpAnswer, HttpRequest } from '../ports.ts';

/** No answer of ours is longer, in bytes; a license with a thousand activations is a third of it. */
const longestAnswer = 2 * 1024 * 1024;

/**
 * Chromium's names for failures after which no server has seen a byte of the request. Anything else may have been sent.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const unsent: readonly (readonly [RegExp, Extract<HttpAnswer, { is: 'not-sent' }>['why']])[] = [
  [
    /ERR_(?:PROXY_|TUNNEL_CONNECTION|SOCKS_|NO_SUPPORTED_PROXIES|PAC_|MANDATORY_PROXY)/,
    'proxy-unreachable',
  ],
  [/ERR_(?:CERT_|SSL_|BAD_SSL|ECH_)/, 'connection-insecure'],
  [
    /ERR_(?:NAME_|DNS_|ICANN_NAME|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_|NETWORK_ACCESS_DENIED)/,
    'network-unreachable',
  ],
];

/** What a failed request tells of whether it reached anyone. */
export function answerOfError(message: string): HttpAnswer {
  if (message.includes('redirect')) return { is: 'redirected' };
  const known = unsent.find(([pattern]) => pattern.test(message));
  return known === undefined ? { is: 'no-answer' } : { is: 'not-sent', why: known[1] };
}

/** The body as text; null when it is cut short, too long or fails to come. */
async function readText(response: Response): Promise<string | null> {
  const expected = Number(response.headers.get('content-length') ?? Number.NaN);
  if (expected > longestAnswer) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    size += part.value.byteLength;
    if (size > longestAnswer) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  // Chromium reports a body that ends early as whole, in some versions.
  const isPlain = !response.headers.has('content-encoding');
  if (isPlain && Number.isFinite(expected) && size < expected) return null;
  return Buffer.concat(chunks).toString('utf8');
}

/** Chromium would take the token along to another host, keeps cookies, and stores answers with customer data, unless told not to. */
const prudence: RequestInit & { readonly cache: 'no-store' } = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
};

async function exchange(from: Session, request: HttpRequest): Promise<HttpAnswer> {
  const response = await from.fetch(request.url, {
    method: request.method,
    headers: { ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    ...prudence,
    signal: AbortSignal.timeout(request.deadline),
  });
  const text = await readText(response);
  if (text === null) return { is: 'no-answer' };
  return {
    is: 'answer',
    status: response.status,
    header: (name) => response.headers.get(name),
    text,
  };
}

/**
 * Requests over Chromium's network stack, for the system's proxy and certificates, in a session of their own that keeps nothing.
 * That stack may send a POST twice by itself, when a reused connection dies before the answer.
 */
export function createHttp(): Http {
  let own: Session | null = null;
  return {
    async send(request) {
      own ??= session.fromPartition('polar', { cache: false });
      try {
        return await exchange(own, request);
      } catch (error) {
        return answerOfError(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
