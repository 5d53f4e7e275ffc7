import type { ActivityEntry } from '../../shared/activity.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { AppBridge } from '../../shared/contract.ts';
import type { BulkState, SkippedLine } from '../../shared/bulk-release.ts';
import { done, type Result } from '../../shared/failure.ts';
import type {
  IndexProgress,
  LicenseDetails,
  LicenseRow,
  SeatSurveyState,
} from '../../shared/licenses.ts';
import type { SavedView } from '../../shared/list-layout.ts';
import type { Overview } from '../../shared/overview.ts';
import type { CallRecorder } from './call-recorder.ts';
import {
  bulkRowAt,
  contradictionAt,
  lookupAnswerAt,
  notUnderstoodAt,
  fittingRows,
  leftOutLicensesAt,
  licenseDetailsAt,
  licenseRowAt,
} from '../support/license-rows.ts';

/** Lines of an imported table that name no seat. */
const skippedLines: readonly SkippedLine[] = [
  {
    line: 14,
    reason: 'not-understood',
    excerpt: 'Marcus Feld;m.feld@nordlicht.example;****-9E37 (old?)',
  },
  { line: 27, reason: 'unknown-address', excerpt: ';unknown@nowhere.example;' },
  {
    line: 198,
    reason: 'contradiction',
    excerpt: 'Ada Okafor;ada@example.com;****-4F1C0B',
  },
];

/** The organization that the stand-in for main is connected to. */
export interface FakeOrganization {
  /** Count; those that `index` has read are listed. */
  readonly licenses: number;
  readonly index: IndexProgress;
  /** Values that differ in its first licenses. */
  readonly unusual?: readonly Partial<LicenseRow>[];
  /** Null or left out where the token may not read it. */
  readonly name?: string;
  /** Its overview; without seats and earlier days if left out. */
  readonly overview?: Overview;
  /** Its bulk release; none if left out. */
  readonly bulk?: BulkState;
  /** The end of a release's countdown; none if left out. */
  readonly undoUntil?: number;
  /** The check of all seats; with nothing left to check if left out. */
  readonly survey?: SeatSurveyState;
}

/** The overview of licenses that were listed just now. */
const overviewWithout = (licenses: number): Overview => ({
  counts: {
    licenses,
    checked: 0,
    seatsInUse: 0,
    inUse: 0,
    full: 0,
    stranded: 0,
    expiring: Math.round(licenses / 90),
    neverValidated: Math.round(licenses / 12),
    customerDeleted: 0,
    disabled: Math.round(licenses / 60),
  },
  snapshots: [],
});

/** The part of the stand-in for main that serves the admin panel. */
export interface FakeAdmin {
  readonly bridge: Pick<AppBridge, 'licenses' | 'bulk' | 'supportLookup'>;
  /** Replaces the organization, which at first has no licenses. */
  readonly setOrganization: (organization: FakeOrganization) => void;
}

/** The license with an id, which ends in its index, without the seats that were released. */
function details(
  { unusual = [] }: FakeOrganization,
  licenseId: string,
  releasedSeats: ReadonlySet<string>,
): LicenseDetails {
  const index = Number.parseInt(licenseId.slice(-12), 16);
  const row = { ...licenseRowAt(index, Date.now()), ...unusual[index] };
  const whole = licenseDetailsAt(row, Date.now());
  const seats = whole.seats.filter(({ seat }) => !releasedSeats.has(seat));
  return { ...whole, seats, license: { ...whole.license, seatsUsed: seats.length } };
}

/** Creates that part. `change` changes the state and publishes it; `log` adds to the activity log. */
export function createFakeAdmin(
  { answer, saved }: Pick<CallRecorder, 'answer' | 'saved'>,
  change: (part: Partial<AppState>) => void,
  log: (entry: Omit<ActivityEntry, 'id' | 'at'>) => void,
): FakeAdmin {
  let organization: FakeOrganization = {
    licenses: 0,
    index: { type: 'complete', read: 0, total: 0, unreadable: 0, at: Date.now() },
  };
  let version = 0;
  let views: SavedView[] = [];
  const releasedSeats = new Set<string>();
  const publishState = () => {
    version += 1;
    change({
      licenses: {
        index: organization.index,
        version,
        ratePerMinute: 60,
        organizationName: organization.name ?? null,
        benefitNames: {},
        deletedCustomerCount: 0,
        undoUntil: organization.undoUntil ?? null,
        survey: organization.survey ?? { type: 'idle', unchecked: 0, total: 0 },
      },
      bulk: organization.bulk ?? { type: 'none' },
    });
  };
  const listed = () => {
    const { index } = organization;
    return index.type === 'closed' ? 0 : Math.min(index.read, organization.licenses);
  };
  /** Records the call, and answers with the license unless a failure is set. */
  const withDetails =
    (name: string) =>
    async (input: { readonly licenseId: string }): Promise<Result<LicenseDetails>> => {
      const result = await answer(name)(input);
      return result.ok ? done(details(organization, input.licenseId, releasedSeats)) : result;
    };
  /** Records the call, and releases the seat unless a failure is set. */
  const releaseSeat =
    (name: string): AppBridge['licenses']['release'] =>
    async (input) => {
      const result = await answer(name)(input);
      // The countdown of a scene stands still.
      if (organization.undoUntil !== undefined) await new Promise(() => undefined);
      if (result.ok) {
        const { licenseId, seat, reason } = input;
        const { seats } = details(organization, licenseId, releasedSeats);
        releasedSeats.add(seat);
        log({
          what: 'released',
          by: 'admin',
          licenseId,
          label: seats.find((one) => one.seat === seat)?.label ?? '',
          ...(reason === undefined ? {} : { reason }),
        });
      }
      return result.ok ? done({ how: 'confirmed', before: null, after: null }) : result;
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
        const { unusual } = organization;
        // Besides its text and its order.
        const isWhole = query.text === '' && Object.keys(query).length === 2;
        const fitting = isWhole
          ? null
          : fittingRows(query, Math.min(listed(), 2000), Date.now(), unusual);
        const total = fitting?.length ?? listed();
        const rows =
          fitting?.slice(offset, offset + count) ??
          Array.from({ length: Math.max(0, Math.min(count, total - offset)) }, (_, order) => ({
            ...licenseRowAt(offset + order, Date.now()),
            ...organization.unusual?.[offset + order],
          }));
        return Promise.resolve(done({ total, offset, rows: [...rows], undetermined: 0 }));
      },
      find: ({ text }) => {
        const query = { text, sort: { by: 'created', descending: true } } as const;
        const found = fittingRows(
          query,
          // Each person is among these once.
          Math.min(listed(), 12),
          Date.now(),
          organization.unusual,
        );
        return Promise.resolve(
          done(found.slice(0, 6).map((license) => ({ license, device: null }))),
        );
      },
      views: () => Promise.resolve(done([...views])),
      saveView: (view) => {
        views.push(view);
        return Promise.resolve(done([...views]));
      },
      removeView: ({ name }) => {
        views = views.filter((view) => view.name !== name);
        return Promise.resolve(done([...views]));
      },
      overview: () => Promise.resolve(done(organization.overview ?? overviewWithout(listed()))),
      saveCsv: saved('licenses.saveCsv'),
      benefits: () => Promise.resolve(done([])),
      checkRest: answer('licenses.checkRest'),
      pauseCheck: answer('licenses.pauseCheck'),
      checkVisibleSeats: answer('licenses.checkVisibleSeats'),
      details: withDetails('licenses.details'),
      release: releaseSeat('licenses.release'),
      change: withDetails('licenses.change'),
      disable: async (input) => {
        const result = await answer('licenses.disable')(input);
        return result.ok ? done({ disabled: input.licenseIds.length, failure: null }) : result;
      },
      rotate: withDetails('licenses.rotate'),
      openInPolar: answer('licenses.openInPolar'),
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
      leftOut: () => {
        const { bulk } = organization;
        const total = bulk?.type === 'planned' ? bulk.leftOutLicenses : 0;
        const rows = leftOutLicensesAt(Date.now()).slice(0, total);
        return Promise.resolve(done({ total, offset: 0, rows }));
      },
      saveSkipped: saved('bulk.saveSkipped'),
      choose: answer('bulk.choose'),
      planNext: answer('bulk.planNext'),
      start: answer('bulk.start'),
      pause: answer('bulk.pause'),
      resume: answer('bulk.resume'),
      cancel: answer('bulk.cancel'),
      discard: answer('bulk.discard'),
      saveReport: saved('bulk.saveReport'),
    },
    supportLookup: {
      find: (text) => {
        const { licenses } = organization;
        const answerTo = text.includes('noor@haddad.example') ? contradictionAt : lookupAnswerAt;
        return Promise.resolve(
          done(
            text.startsWith('Hello')
              ? notUnderstoodAt(listed(), licenses)
              : answerTo(listed(), licenses, Date.now()),
          ),
        );
      },
      release: releaseSeat('supportLookup.release'),
      undo: answer('supportLookup.undo'),
      copyReply: answer('supportLookup.copyReply'),
      mailReply: saved('supportLookup.mailReply'),
    },
  };
  return {
    bridge,
    setOrganization(next) {
      organization = next;
      publishState();
    },
  };
}
