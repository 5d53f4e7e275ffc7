import type { Server } from '../../shared/license.ts';
import type { LicenseQuery } from '../../shared/licenses.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { Transport } from '../polar/transport.ts';
import type { Clock, Log } from '../ports.ts';
import type { Lock } from '../storage/lock.ts';
import { createBulkReleases } from './bulk/bulk-releases.ts';
import type { BulkJournal } from './bulk/bulk-journal.ts';
import type { ActivityEvent } from './seat/seat-events.ts';
import type { Confirmations } from './interaction/confirmations.ts';
import type { KeyClipboard } from './interaction/key-clipboard.ts';
import type { Access } from './organization/access.ts';
import { createLicenseFinder } from './licenses/find-licenses.ts';
import { createKnownSeats } from './licenses/known-seats.ts';
import { createLicenseActions } from './licenses/license-actions.ts';
import { createLicenseRepository } from './licenses/license-repository.ts';
import { createLicenseIndex } from './licenses/license-index.ts';
import { createLicenseOrders } from './licenses/license-orders.ts';
import { createLicenseQueries } from './licenses/license-query.ts';
import type { LicenseQuestions } from './licenses/license-questions.ts';
import { createLicenseTable } from './licenses/license-table.ts';
import { createLimitedRequests } from './licenses/limited-requests.ts';
import type { ListViews } from './licenses/list-views.ts';
import { createOverview } from './licenses/overview.ts';
import type { SeatHistory } from './licenses/seat-history.ts';
import { createShownNames } from './licenses/shown-names.ts';
import { createSeatSurvey } from './licenses/seat-survey.ts';
import { createSeatReads } from './licenses/seat-reads.ts';
import { createUndoableRelease } from './licenses/undoable-release.ts';
import { createSupportLookup } from './support/support-lookup.ts';

/** What the sessions of all organizations need from outside. */
export interface AdminServices {
  readonly transport: Transport;
  readonly keys: LicenseKeys;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly history: SeatHistory;
  readonly listViews: ListViews;
  /** Returns the part of Polar's limit that the person allows this app. */
  readonly share: () => number;
  /** Whether this computer holds the activation. */
  readonly isThisDevices: (activationId: string) => boolean;
}

/** What a session needs from outside. */
export interface AdminSessionDeps extends AdminServices {
  readonly server: Server;
  readonly access: Access;
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: BulkJournal;
  /** The lock on the journal, which commands share. */
  readonly journalLock: Lock;
  readonly appVersion: string;
  /** Returns when this app replaced a license's key in an earlier session; null for never. */
  readonly previousRotationAt: (licenseId: string) => number | null;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
  readonly changed: () => void;
}

/** Everything about one connected organization. It is dropped, with all customers in it, when another one is connected. */
export type AdminSession = ReturnType<typeof createAdminSession>;

/** Returns a session. Reads the journal of bulk releases; sends no request. */
export function createAdminSession(deps: AdminSessionDeps) {
  const { clock, confirmations, questions } = deps;
  const { requests, tokenBucket, applyShare } = createLimitedRequests(deps);
  const { pausedUntil } = tokenBucket;
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const index = createLicenseIndex({ ...deps, requests, table, seats, pausedUntil });
  const { reading, progress: listProgress } = index;
  const repository = createLicenseRepository({ ...deps, table, seats, requests, reading });
  const orders = createLicenseOrders(table);
  const runQuery = createLicenseQueries({ table, seats, orders });
  const query = (licenseQuery: LicenseQuery) => runQuery(licenseQuery, clock.now());
  const names = createShownNames({ requests, changed: deps.changed });
  const seatReads = createSeatReads({ repository, clock });
  const bulk = createBulkReleases({
    ...deps,
    repository,
    requests,
    pausedUntil,
    confirm: async (run) => await confirmations.ask(questions.bulk(run)),
    query: (licenseQuery) => query(licenseQuery).licenses.map(({ id }) => id),
    listProgress,
  });

  const actions = createLicenseActions({ ...deps, repository, requests });
  const undoableRelease = createUndoableRelease({
    release: actions.release,
    clock,
    changed: deps.changed,
  });

  const survey = createSeatSurvey({
    repository,
    clock,
    pausedUntil,
    changed: deps.changed,
  });

  return {
    server: deps.server,
    listViews: deps.listViews,
    repository,
    index,
    names,
    survey,
    seatReads,
    actions,
    undoableRelease,
    bulk,
    supportLookup: createSupportLookup({ repository, query, listProgress, now: clock.now }),
    query,
    find: createLicenseFinder({ table, seats, orders }),
    overview: createOverview({ ...deps, table, listProgress, seatReads }),
    /** Applies the part of Polar's limit that is set now. */
    applyShare,
    /** Returns the requests a minute that this app allows itself; null for no limit. */
    rate: tokenBucket.rate,
    stop(): void {
      index.stop();
      seatReads.stop();
      survey.stop();
      bulk.stop();
      undoableRelease.undo();
    },
  };
}
