import { done, failed, type Result } from '../../../shared/failure.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock } from '../../ports.ts';
import { sleep } from '../../timing.ts';
import { createIdSet } from './id-set.ts';
import { nextCursor, pageOf, type ListCursor } from './list-cursor.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/** How far the list is read. */
export interface StreamProgress {
  readonly read: number;
  /** The length of the list, as Polar's last answer has it. */
  readonly total: number;
  /** Licenses without a readable id or key. */
  readonly unreadable: number;
}

/** Requests of one page in a row before the reading ends at a transient failure. */
const maxAttempts = 5;

/**
 * Reads the organization's whole list, and calls `onPage` with the licenses of each page that were not there before. Holds one page, and a
 * few bytes for each license: a list of any length takes about the same memory. A license that is listed all the time comes exactly once,
 * also where others are deleted or sold meanwhile (list-cursor.ts). Ends early once `onPage` returns false.
 */
export async function streamLicenses(
  deps: { readonly requests: Pick<OrganizationRequests, 'page'>; readonly clock: Clock },
  onPage: (licenses: readonly ListedLicense[], progress: StreamProgress) => Promise<boolean>,
): Promise<Result<StreamProgress>> {
  const seen = createIdSet();
  /** By page: one that is read again counts once. */
  const unreadable = new Map<number, number>();
  let cursor: ListCursor = { type: 'first' };
  let knownPages = 1;
  let attempts = 0;
  for (;;) {
    const answer = await deps.requests.page(pageOf(cursor));
    if (answer.type !== 'ok') {
      attempts += 1;
      const isTransient = answer.type === 'indeterminate' || answer.type === 'not-sent';
      if (!isTransient || attempts >= maxAttempts) return failed(organizationFailure(answer));
      await sleep(deps.clock, backOff(attempts));
      continue;
    }
    attempts = 0;
    const { items, pages, total } = answer.value;
    if (answer.value.unreadable > 0) unreadable.set(pageOf(cursor), answer.value.unreadable);
    else unreadable.delete(pageOf(cursor));
    // The first page is read again later, and its licenses are the oldest.
    const isOnlyCounted = cursor.type === 'first' && pages > 1;
    const fresh = isOnlyCounted ? [] : items.filter(({ id }) => seen.add(id));
    const progress: StreamProgress = {
      read: seen.size(),
      total: Math.max(total, seen.size()),
      unreadable: [...unreadable.values()].reduce((sum, one) => sum + one, 0),
    };
    if (!(await onPage(fresh, progress))) return done(progress);
    const hasGrown = pages > knownPages;
    knownPages = pages;
    const next = nextCursor(cursor, { pages, hasGrown, fresh: fresh.length });
    if (next === null) return done(progress);
    cursor = next;
  }
}
