import type { Failure } from '../../../shared/failure.ts';
import type { Clock, Http } from '../../ports.ts';
import { failureOf, refusalOf } from '../../polar/outcome.ts';
import { polarVersion } from '../../polar/servers.ts';

/** What a server answered to a request without a key and without a token. */
export interface ServerCheck {
  /** Whether Polar answered, and not something in between. */
  readonly isReached: boolean;
  /** Why the app cannot work with this server just now; null where it can. */
  readonly failure: Failure | null;
  /** The server's time, in milliseconds since 1970; null where it did not say. */
  readonly date: number | null;
}

/** Failures after which Polar itself is known to have answered. */
const answeredByPolar: ReadonlySet<Failure['code']> = new Set([
  'rate-limited',
  'server-error',
  'version-not-served',
]);

/**
 * Asks the server at `address` whether it serves the version of Polar's API that this app speaks. A version that Polar does not serve is a
 * bare 404 on every path, so that the path must be one of the API's own: this one answers 401 to a request without a token. It counts
 * towards the 500 requests a minute of this address, and not towards the 3 a second of releases. `deadline` is in milliseconds.
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
      'User-Agent': `Seatkeeper/${deps.appVersion}`,
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
