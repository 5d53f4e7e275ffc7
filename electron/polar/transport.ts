import type { Server } from '../../shared/license.ts';
import type { Clock, Http, HttpAnswer, HttpRequest } from '../ports.ts';
import { retryAt } from './outcome.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { addressOf, polarVersion, userAgent } from './servers.ts';

/** How a request is authorized. Public endpoints must get no `Authorization` header at all, not even an empty one. */
export type Credential =
  | { readonly type: 'public' }
  | { readonly type: 'organization'; readonly token: string };

/** A request to Polar. */
export interface PolarRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
  /** The request must never arrive twice; see the Http port. */
  readonly once?: true;
}

/** Sends requests to Polar with the headers that all of them have. */
export type Transport = ReturnType<typeof createTransport>;

/** Milliseconds after which a request is given up. No check starts earlier, since the request may still arrive. */
export const requestDeadline = 10_000;

/** Returns the answer that Polar would give to a request during a pause of `wait` milliseconds. */
function pausedAnswer(wait: number): HttpAnswer {
  const seconds = String(Math.ceil(wait / 1_000));
  const header = (name: string): string | null => (name === 'retry-after' ? seconds : null);
  return { type: 'answer', status: 429, header, text: '' };
}

/**
 * Returns a transport over the Http port. Unauthenticated requests go through the rate limiter. After a 429 none is sent before the time it
 * set, since Polar would count the request and block for longer.
 */
export function createTransport(deps: {
  readonly http: Http;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly loopback: string | null;
  readonly appVersion: string;
  readonly deadline?: number;
}) {
  const { rateLimiter, clock } = deps;
  const sandboxes = new Set<Server>();

  async function sendPublic(request: HttpRequest): Promise<HttpAnswer> {
    const until = rateLimiter.pausedUntil();
    if (until !== null) return pausedAnswer(until - clock.now());
    const answer = await deps.http.send(request);
    if (answer.type === 'answer' && answer.status === 429) {
      rateLimiter.pauseUntil(retryAt(answer.header('retry-after'), clock.now()));
    }
    return answer;
  }

  return {
    async send(
      server: Server,
      credential: Credential,
      { method, path, body, once }: PolarRequest,
    ): Promise<HttpAnswer> {
      const address = addressOf(server, deps.loopback);
      if (address === null) return { type: 'not-sent', why: 'network-unreachable' };
      const request: HttpRequest = {
        method,
        url: address + path,
        headers: {
          Accept: 'application/json',
          'Polar-Version': polarVersion,
          'User-Agent': userAgent(deps.appVersion),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(credential.type === 'organization'
            ? { Authorization: `Bearer ${credential.token}` }
            : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(once === undefined ? {} : { once }),
        deadline: deps.deadline ?? requestDeadline,
      };
      const answer =
        credential.type === 'public'
          ? await rateLimiter.enqueue(async () => await sendPublic(request))
          : await deps.http.send(request);
      if (answer.type === 'answer' && answer.header('x-polar-sandbox') === '1')
        sandboxes.add(server);
      return answer;
    },
    /**
     * Returns the server whose limits apply: the sandbox after an answer with `X-Polar-Sandbox`, else the given one. An answer without the
     * header changes nothing, since a proxy before Polar answers without it, too.
     */
    limitsOf: (server: Server): Server => (sandboxes.has(server) ? 'sandbox' : server),
  };
}
