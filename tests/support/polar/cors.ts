import type { IncomingMessage } from 'node:http';
import type { Answer } from './answers.ts';

/** The answer to a browser's preflight, or null for any other request. */
export function preflightAnswer(request: IncomingMessage): Answer | null {
  const { origin, 'access-control-request-method': method } = request.headers;
  if (request.method !== 'OPTIONS' || origin === undefined || method === undefined) return null;
  const wanted = request.headers['access-control-request-headers'];
  return {
    status: 200,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
      'access-control-max-age': '600',
      vary: 'Origin',
      ...(wanted === undefined ? {} : { 'access-control-allow-headers': wanted }),
    },
    body: 'OK',
  };
}

/** What lets a web page of any origin read an answer; none for a request without an origin. */
export function corsHeaders(request: IncomingMessage): Answer['headers'] {
  if (request.headers.origin === undefined) return {};
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Polar-Version',
  };
}
