import type { AppState } from '../../shared/app-state.ts';
import type { AppBridge } from '../../shared/contract.ts';
import type { BulkState, SkippedLine } from '../../shared/bulk-release.ts';
import { done } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import type { IndexProgress, LicenseDetails, LicenseRow } from '../../shared/licenses.ts';
import {
  bulkRowAt,
  contradictionAt,
  lookupAnswerAt,
  notUnderstoodAt,
  fittingRows,
  licenseDetailsAt,
  licenseRowAt,
} from '../support/license-rows.ts';

type Answer = (name: string) => (...input: unknown[]) => Promise<Result<undefined>>;

/** Lines of a table that lead to no seat. */
const skippedLines: readonly SkippedLine[] = [
  {
    line: 14,
    reason: 'not-understood',
    excerpt: 'Marcus Feld;m.feld@nordlicht.example;****-9E37 (old?)',
  },
  { line: 27, reason: 'unknown-address', excerpt: ';nobody@nowhere.example;' },
  {
    line: 198,
    reason: 'contradiction',
    excerpt: 'Ada Okafor;ada@example.com;****-4F1C0B',
  },
];

/** The organization that a stand-in for main tells of. */
export interface FakeOrganization {
  /** How many licenses it has; those read so far are listed. */
  readonly licenses: number;
  readonly index: IndexProgress;
  /** What is unusual of its first licenses. */
  readonly unusual?: readonly Partial<LicenseRow>[];
  /** Where its bulk release stands; none when left out. */
  readonly bulk?: BulkState;
}

/** The admin panel's half of a stand-in for main. */
export interface FakeAdmin {
  readonly bridge: Pick<AppBridge, 'licenses' | 'bulk' | 'supportLookup'>;
  /** Which organization it is that is looked at from now on; at first one without licenses. */
  readonly changeOrganization: (organization: FakeOrganization) => void;
}

/** A license by its id, which holds its place, without the seats that are free. */
function details(
  { unusual = [] }: FakeOrganization,
  licenseId: string,
  free: ReadonlySet<string>,
): LicenseDetails {
  const place = Number.parseInt(licenseId.slice(-12), 16);
  const row = { ...licenseRowAt(place, Date.now()), ...unusual[place] };
  const whole = licenseDetailsAt(row, Date.now());
  const seats = whole.seats.filter(({ seat }) => !free.has(seat));
  return { ...whole, seats, license: { ...whole.license, seatsUsed: seats.length } };
}

/** Makes that half. `change` tells the window of a changed state. */
export function fakeAdmin(answer: Answer, change: (part: Partial<AppState>) => void): FakeAdmin {
  let organization: FakeOrganization = {
    licenses: 0,
    index: { type: 'complete', read: 0, total: 0, unreadable: 0, at: Date.now() },
  };
  let version = 0;
  const free = new Set<string>();
  const publishState = () => {
    version += 1;
    change({
      licenses: { index: organization.index, version, ratePerMinute: 120, deletedCustomerCount: 0 },
      bulk: organization.bulk ?? { type: 'none' },
    });
  };
  const listed = () => {
    const { index } = organization;
    return index.type === 'closed' ? 0 : Math.min(index.read, organization.licenses);
  };
  /** Remembers what was asked, and answers with the license unless a failure was ordered. */
  const withDetails =
    (name: string) =>
    async (input: { readonly licenseId: string }): Promise<Result<LicenseDetails>> => {
      const result = await answer(name)(input);
      return result.ok ? done(details(organization, input.licenseId, free)) : result;
    };
  const bridge: FakeAdmin['bridge'] = {
    licenses: {
      open: async () => {
        const result = await answer('licenses.open')();
        publishState();
        return result;
      },
      pause: answer('licenses.pause'),
      refresh: answer('licenses.refresh'),
      window: ({ query, offset, count }) => {
        const isWhole = query.text === '' && query.statuses === undefined;
        const fitting = isWhole ? null : fittingRows(query, Math.min(listed(), 2000), Date.now());
        const total = fitting?.length ?? listed();
        const rows =
          fitting?.slice(offset, offset + count) ??
          Array.from({ length: Math.max(0, Math.min(count, total - offset)) }, (_, order) => ({
            ...licenseRowAt(offset + order, Date.now()),
            ...organization.unusual?.[offset + order],
          }));
        return Promise.resolve(done({ total, offset, rows: [...rows], undetermined: 0 }));
      },
      saveCsv: async (wantedQuery) => {
        const result = await answer('licenses.saveCsv')(wantedQuery);
        return result.ok ? done(true) : result;
      },
      benefits: () => Promise.resolve(done([])),
      checkVisibleSeats: answer('licenses.checkVisibleSeats'),
      details: withDetails('licenses.details'),
      release: async (input) => {
        const result = await answer('licenses.release')(input);
        if (result.ok) free.add(input.seat);
        return result.ok ? done({ how: 'confirmed', before: null, after: null }) : result;
      },
      change: withDetails('licenses.change'),
      rotate: withDetails('licenses.rotate'),
      copyKey: answer('licenses.copyKey'),
    },
    bulk: {
      plan: answer('bulk.plan'),
      window: ({ offset, count }) => {
        const bulk = organization.bulk ?? { type: 'none' };
        const total = 'seats' in bulk ? bulk.seats : 0;
        const doneSeats = 'open' in bulk ? bulk.seats - bulk.open : 0;
        const rows = Array.from(
          { length: Math.max(0, Math.min(count, total - offset)) },
          (_, order) => bulkRowAt(offset + order, doneSeats, Date.now()),
        );
        return Promise.resolve(done({ total, offset, rows }));
      },
      skipped: () => Promise.resolve(done({ total: 3, offset: 0, rows: [...skippedLines] })),
      saveSkipped: async () => {
        const result = await answer('bulk.saveSkipped')();
        return result.ok ? done(true) : result;
      },
      choose: answer('bulk.choose'),
      start: answer('bulk.start'),
      pause: answer('bulk.pause'),
      resume: answer('bulk.resume'),
      cancel: answer('bulk.cancel'),
      discard: answer('bulk.discard'),
      saveReport: async (options) => {
        const result = await answer('bulk.saveReport')(options);
        return result.ok ? done(true) : result;
      },
    },
    supportLookup: {
      find: (text) => {
        const { licenses } = organization;
        const answerTo = text.includes('@') ? contradictionAt : lookupAnswerAt;
        return Promise.resolve(
          done(
            text.startsWith('Hello')
              ? notUnderstoodAt(listed(), licenses)
              : answerTo(listed(), licenses, Date.now()),
          ),
        );
      },
      copyReply: answer('supportLookup.copyReply'),
    },
  };
  return {
    bridge,
    changeOrganization(next) {
      organization = next;
      publishState();
    },
  };
}
