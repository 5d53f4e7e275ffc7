import { insufficientScope, invalidToken, unauthorized } from './answers.ts';
import type { PolarRecord } from './record.ts';
import type { Scope, StoredToken, Subject } from './stored.ts';

/** The caller: anonymous, or the holder of a token that resolves. */
export type Caller = { readonly type: 'anonymous' } | StoredToken;

/**
 * Resolves an `Authorization` header. A missing or empty one is anonymous. A bearer that does not
 * resolve is refused with 401, on public paths too: `Bearer undefined` is such a bearer.
 */
export function resolveCaller(
  record: PolarRecord,
  authorization: string | undefined,
  now: number,
): Caller {
  const bearer = /^bearer\s+(?<token>\S+)$/i.exec(authorization?.trim() ?? '')?.groups?.['token'];
  if (bearer === undefined) return { type: 'anonymous' };
  const token = record.tokens.get(bearer);
  if (token === undefined || token.revoked) throw invalidToken();
  if (token.expiresAt !== null && token.expiresAt <= now) throw invalidToken();
  return token;
}

/**
 * Returns the organization that a caller may act for; refuses unless the token is an organization's
 * with one of the scopes.
 */
export function requireOrganization(caller: Caller, scopes: readonly Scope[]): string {
  const subject = requireSubject(caller, ['organization'], scopes);
  if (subject.type !== 'organization') throw unauthorized();
  return subject.organizationId;
}

/** Returns the buyer or member of a portal session; refuses unless it has one of the scopes. */
export function requireBuyer(
  caller: Caller,
  scopes: readonly Scope[],
): Exclude<Subject, { readonly type: 'organization' }> {
  const subject = requireSubject(caller, ['customer', 'member'], scopes);
  if (subject.type === 'organization') throw unauthorized();
  return subject;
}

function requireSubject(
  caller: Caller,
  kinds: readonly Subject['type'][],
  scopes: readonly Scope[],
): Subject {
  if (!('token' in caller) || !kinds.includes(caller.subject.type)) throw unauthorized();
  if (!scopes.some((scope) => caller.scopes.includes(scope))) throw insufficientScope(scopes);
  return caller.subject;
}
