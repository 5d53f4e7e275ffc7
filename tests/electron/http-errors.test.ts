import { describe, expect, test } from 'vitest';
import { answerOfError } from '../../electron/platform/http-errors.ts';

/** Chromium's own names: https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const unsent = {
  'network-unreachable': [
    'NAME_NOT_RESOLVED',
    'NAME_RESOLUTION_FAILED',
    'ICANN_NAME_COLLISION',
    'DNS_TIMED_OUT',
    'DNS_SERVER_FAILED',
    'INTERNET_DISCONNECTED',
    'CONNECTION_REFUSED',
    'CONNECTION_TIMED_OUT',
    'CONNECTION_FAILED',
    'ADDRESS_UNREACHABLE',
    'ADDRESS_INVALID',
    'NETWORK_ACCESS_DENIED',
  ],
  'proxy-unreachable': [
    'PROXY_CONNECTION_FAILED',
    'PROXY_AUTH_REQUESTED',
    'PROXY_AUTH_UNSUPPORTED',
    'PROXY_CERTIFICATE_INVALID',
    'HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT',
    'TUNNEL_CONNECTION_FAILED',
    'SOCKS_CONNECTION_FAILED',
    'SOCKS_CONNECTION_HOST_UNREACHABLE',
    'NO_SUPPORTED_PROXIES',
    'PAC_SCRIPT_FAILED',
    'PAC_NOT_IN_DHCP',
    'MANDATORY_PROXY_CONFIGURATION_FAILED',
  ],
  'connection-insecure': [
    'CERT_COMMON_NAME_INVALID',
    'CERT_DATE_INVALID',
    'CERT_AUTHORITY_INVALID',
    'CERT_REVOKED',
    'CERTIFICATE_TRANSPARENCY_REQUIRED',
    'SSL_VERSION_OR_CIPHER_MISMATCH',
    'SSL_OBSOLETE_CIPHER',
    'SSL_UNRECOGNIZED_NAME_ALERT',
    'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
    'SSL_SERVER_CERT_BAD_FORMAT',
    'SSL_BAD_PEER_PUBLIC_KEY',
    'SSL_KEY_USAGE_INCOMPATIBLE',
    'ECH_NOT_NEGOTIATED',
    'ECH_FALLBACK_CERTIFICATE_INVALID',
  ],
} as const;

/** The server may have read the request, or even have acted on it. */
const maybeSent = [
  'FAILED',
  'ABORTED',
  'TIMED_OUT',
  'NETWORK_CHANGED',
  'NETWORK_IO_SUSPENDED',
  'SOCKET_NOT_CONNECTED',
  'CONNECTION_CLOSED',
  'CONNECTION_RESET',
  'CONNECTION_ABORTED',
  'EMPTY_RESPONSE',
  'INVALID_RESPONSE',
  'INVALID_HTTP_RESPONSE',
  'INCOMPLETE_CHUNKED_ENCODING',
  'CONTENT_LENGTH_MISMATCH',
  'CONTENT_DECODING_FAILED',
  'RESPONSE_HEADERS_TOO_BIG',
  'TOO_MANY_RETRIES',
  'HTTP2_PROTOCOL_ERROR',
  'HTTP2_PING_FAILED',
  'HTTP2_SERVER_REFUSED_STREAM',
  'QUIC_PROTOCOL_ERROR',
  // A disturbed connection, an alert that came late, a renegotiation: all of them may follow a request.
  'SSL_PROTOCOL_ERROR',
  'SSL_BAD_RECORD_MAC_ALERT',
  'SSL_DECRYPT_ERROR_ALERT',
  'SSL_NO_RENEGOTIATION',
  'SSL_RENEGOTIATION_REQUESTED',
  'SSL_SERVER_CERT_CHANGED',
  'SSL_CLIENT_AUTH_CERT_NEEDED',
  'BAD_SSL_CLIENT_AUTH_CERT',
  'EARLY_DATA_REJECTED',
] as const;

describe('a request that failed', () => {
  for (const [why, names] of Object.entries(unsent)) {
    test.each(names)(`was not sent, for ${why}: ERR_%s`, (name) => {
      expect(answerOfError(`net::ERR_${name}`)).toEqual({ is: 'not-sent', why });
    });
  }

  test.each(maybeSent)('may have been read: ERR_%s', (name) => {
    expect(answerOfError(`net::ERR_${name}`)).toEqual({ is: 'no-answer' });
  });

  test.each(['', 'Something of a later Chromium', 'net::ERR_OF_A_LATER_CHROMIUM'])(
    'may have been read where its name is not known: “%s”',
    (message) => {
      expect(answerOfError(message)).toEqual({ is: 'no-answer' });
    },
  );

  test('was answered with a redirect, which is not followed', () => {
    expect(answerOfError("Attempted to redirect, but redirect policy was 'error'")).toEqual({
      is: 'redirected',
    });
  });
});
