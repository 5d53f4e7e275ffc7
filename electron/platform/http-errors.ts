import type { HttpAnswer } from '../ports.ts';

type Unsent = Extract<HttpAnswer, { is: 'not-sent' }>;

/**
 * Chromium's names for failures after which no server has read the request. Anything else may have been sent.
 *
 * Of TLS only what ends a handshake is here: `ERR_SSL_PROTOCOL_ERROR` also comes of a connection that is disturbed after the server
 * has read everything.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const unsent: readonly (readonly [names: RegExp, why: Unsent['why']])[] = [
  [
    /ERR_(?:PROXY_|HTTPS_PROXY_|TUNNEL_CONNECTION|SOCKS_CONNECTION|NO_SUPPORTED_PROXIES|PAC_|MANDATORY_PROXY)/,
    'proxy-unreachable',
  ],
  [
    /ERR_(?:CERT_|CERTIFICATE_|ECH_|SSL_(?:VERSION_OR_CIPHER|OBSOLETE|UNRECOGNIZED_NAME|PINNED_KEY|SERVER_CERT_BAD|BAD_PEER|KEY_USAGE))/,
    'connection-insecure',
  ],
  [
    /ERR_(?:NAME_|DNS_|ICANN_NAME|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_|NETWORK_ACCESS_DENIED)/,
    'network-unreachable',
  ],
];

/** What a failed request tells of whether it reached anyone. `message`: what Chromium's network stack says of the failure. */
export function answerOfError(message: string): Exclude<HttpAnswer, { is: 'answer' }> {
  if (message.includes('redirect')) return { is: 'redirected' };
  const known = unsent.find(([names]) => names.test(message));
  return known === undefined ? { is: 'no-answer' } : { is: 'not-sent', why: known[1] };
}
