import type { Caller } from './tokens.ts';
import type { Subject } from './stored.ts';

/** Which of Polar's published limits apply; `off` applies none. */
export type RateLimitPlan = 'off' | 'production' | 'sandbox';

const MINUTE = 60_000;
const PUBLIC_PER_SECOND = 3;
const requestsPerMinute = { production: 500, sandbox: 100 } as const;

interface Window {
  readonly start: number;
  count: number;
}

/**
 * Polar's request limits, in fixed windows per identity: an organization with all its tokens, a
 * customer, or an address without a token. The unauthenticated seat calls share three per second;
 * one more blocks that identity for all calls for a minute.
 *
 * @see https://docs.polar.sh/api-reference/rate-limits
 */
export class RateLimits {
  readonly #plan: RateLimitPlan;
  readonly #windows = new Map<string, Window>();
  readonly #blockedUntil = new Map<string, number>();

  constructor(plan: RateLimitPlan) {
    this.#plan = plan;
  }

  /**
   * Counts one request at `now` (ms). Returns null if it may pass, else the seconds of
   * `Retry-After`: the rest of a block, or the whole window of a plain limit.
   */
  count(identity: string, publicSeatCall: boolean, now: number): number | null {
    if (this.#plan === 'off') return null;
    const blockedUntil = this.#blockedUntil.get(identity) ?? 0;
    if (now < blockedUntil) return Math.ceil((blockedUntil - now) / 1000);
    if (publicSeatCall) {
      if (this.#fits(`public ${identity}`, 1000, PUBLIC_PER_SECOND, now)) return null;
      this.#blockedUntil.set(identity, now + MINUTE);
      return MINUTE / 1000;
    }
    const limit = requestsPerMinute[this.#plan];
    return this.#fits(`api ${identity}`, MINUTE, limit, now) ? null : MINUTE / 1000;
  }

  #fits(name: string, length: number, limit: number, now: number): boolean {
    const start = now - (now % length);
    const window = this.#windows.get(name);
    if (window === undefined || window.start !== start) {
      this.#windows.set(name, { start, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= limit;
  }
}

/** The identity whose bucket counts a caller's requests; `address` is used without a token. */
export function identityOf(caller: Caller, address: string): string {
  return 'token' in caller ? subjectIdentity(caller.subject) : `address ${address}`;
}

function subjectIdentity(subject: Subject): string {
  switch (subject.type) {
    case 'organization':
      return `organization ${subject.organizationId}`;
    case 'customer':
      return `customer ${subject.customerId}`;
    case 'member':
      return `member ${subject.memberId}`;
  }
}
