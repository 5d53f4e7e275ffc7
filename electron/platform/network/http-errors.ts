import type { HttpAnswer } from '../../ports.ts';

/** Why a request was not sent. */
export type NotSentReason = Extract<HttpAnswer, { type: 'not-sent' }>['why'];

/**
 * What is known about a request's body when the request fails. `none`: no byte left this process. `started`: Chromium has begun to send it.
 * `unreported`: a server has shown its certificate, and Chromium has not reported the body; over HTTP/2 it reports up to 0.1 s late, and
 * not at all if the connection ends before. `uncertain`: there is no body, or Chromium may have sent the request on an earlier connection
 * first.
 */
export type BodySent = 'none' | 'started' | 'unreported' | 'uncertain';

type ErrorPatterns = readonly (readonly [names: RegExp, why: NotSentReason])[];

/**
 * Chromium's names for failures that happen before a request is sent on a connection. They decide unless Chromium has reported the body as
 * started: when a connection that was used before ends, Chromium connects again, and names the failure of the second connection.
 * docs/release.md lists the names.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const alwaysUnsent: ErrorPatterns = [
  [/^PROXY_AUTH_/, 'proxy-login'],
  [
    /^(?:PROXY_UNABLE_TO_CONNECT_TO_DESTINATION|SOCKS_CONNECTION_HOST_UNREACHABLE)$/,
    'proxy-no-route',
  ],
  [/^(?:TUNNEL_CONNECTION_FAILED$|HTTPS_PROXY_|SOCKS_CONNECTION_FAILED$)/, 'proxy-refused'],
  [/^(?:PROXY_|NO_SUPPORTED_PROXIES$|PAC_|MANDATORY_PROXY)/, 'proxy-unreachable'],
  [
    /^(?:CERT_(?!DATABASE_CHANGED$|VERIFIER_CHANGED$)|CERTIFICATE_|ECH_|SSL_(?:VERSION_OR_CIPHER|OBSOLETE|UNRECOGNIZED_NAME|PINNED_KEY|SERVER_CERT_BAD|BAD_PEER|KEY_USAGE))/,
    'connection-insecure',
  ],
  [
    /^(?:NAME_|DNS_|ICANN_NAME|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_|NETWORK_ACCESS_DENIED|UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME|UNKNOWN_URL_SCHEME)/,
    'network-unreachable',
  ],
];

/** Failures of a handshake in which the server demands a client certificate. It reads no request before the handshake is done. */
const certificateDemanded: ErrorPatterns = [
  [/^(?:SSL_CLIENT_AUTH_|BAD_SSL_CLIENT_AUTH_CERT$)/, 'certificate-demanded'],
];

/**
 * Names of failures that happen before or after the request, so that the body decides. Left out on purpose, since the network service
 * may have lost its report of the body: `FAILED` (the service ended), `ABORTED`, all of HTTP/2 and QUIC, and every unknown name.
 */
const unsentWithoutBody: ErrorPatterns = [
  [/^(?:SSL_|CERT_(?:DATABASE|VERIFIER)_CHANGED$)/, 'connection-insecure'],
  // A TLS server cannot answer with nothing before it has a request; a proxy that closes a tunnel's request can.
  [/^EMPTY_RESPONSE$/, 'proxy-closed'],
  [
    /^(?:CONNECTION_(?:CLOSED|RESET|ABORTED)|SOCKET_NOT_CONNECTED|TIMED_OUT|NETWORK_CHANGED|NETWORK_IO_SUSPENDED)$/,
    'network-unreachable',
  ],
];

/** The names that mean "not sent", by what is known about the body. */
const notSentPatterns: Readonly<Record<BodySent, ErrorPatterns>> = {
  none: [...alwaysUnsent, ...certificateDemanded, ...unsentWithoutBody],
  unreported: [...alwaysUnsent, ...certificateDemanded],
  uncertain: alwaysUnsent,
  started: [],
};

function notSentReason(name: string, body: BodySent): NotSentReason | undefined {
  return notSentPatterns[body].find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Returns the answer of a failed request: whether a server may have received it. `message`: of Chromium's network stack, such as
 * `net::ERR_CONNECTION_RESET`.
 */
export function answerFromError(
  message: string,
  body: BodySent,
): Exclude<HttpAnswer, { type: 'answer' }> {
  if (message.includes('redirect')) return { type: 'redirected' };
  const name = /\bERR_([A-Z0-9_]+)/.exec(message)?.[1];
  const why = name === undefined ? undefined : notSentReason(name, body);
  return why === undefined ? { type: 'no-answer' } : { type: 'not-sent', why };
}
