import type { Failure } from '../../../shared/failure.ts';
import type { Clock, Http } from '../../ports.ts';
import { failureOf, refusalOf } from '../../polar/outcome.ts';
import { polarVersion, userAgent } from '../../polar/servers.ts';

/** The result of a request without a key and without a token. */
export interface ServerCheck {
  /** Whether Polar itself answered, and not a proxy. */
  readonly isReached: boolean;
  /** Why the app cannot use this server now; null if it can. */
  readonly failure: Failure | null;
  /** The server's time in milliseconds since 1970; null if the answer does not say. */
  readonly date: number | null;
}

/** Failures that only Polar itself answers with. */
const answeredByPolar: ReadonlySet<Failure['code']> = new Set([
  'rate-limited',
  'server-error',
  'version-not-served',
]);

/**
 * Checks whether the server at `address` serves the version of Polar's API that this app uses. Polar answers a bare 404 on every path for a
 * version that it does not serve, and 401 on this path without a token. The request counts towards the 500 a minute of this computer's
 * address, and not towards the 3 a second of releases. `deadline` is in milliseconds.
 */
export async function checkServer(
  deps: { readonly http: Http; readonly clock: Clock; readonly appVersion: string },
  address: string | null,
  deadline: number,
): Promise<ServerCheck> {
  if (address === null)
    return { isReached: false, failure: { code: 'network-unreachable' }, date: null };
  const answer = await deps.http.send({
    method: 'GET',
    url: `${address}/v1/license-keys/?limit=1`,
    headers: {
      Accept: 'application/json',
      'Polar-Version': polarVersion,
      'User-Agent': userAgent(deps.appVersion),
    },
    deadline,
  });
  const failure = failureOf(refusalOf(answer, deps.clock.now()));
  const date = Date.parse((answer.type === 'answer' ? answer.header('date') : null) ?? '');
  const isServed = failure.code === 'token-rejected';
  return {
    isReached: isServed || answeredByPolar.has(failure.code),
    failure: isServed ? null : failure,
    date: Number.isNaN(date) ? null : date,
  };
}
