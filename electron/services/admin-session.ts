import type { Server } from '../../shared/license.ts';
import type { LicenseQuery } from '../../shared/licenses.ts';
import { createTokenBucket, requestsPerMinute } from '../polar/token-bucket.ts';
import { createLicenseAdmin } from '../polar/license-admin.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { Transport } from '../polar/transport.ts';
import type { Clock } from '../ports.ts';
import { createBulkReleases, type BulkReleases } from './bulk/bulk-releases.ts';
import type { BulkJournal } from './bulk/bulk-journal.ts';
import type { ActivityEvent } from './seat/seat-events.ts';
import type { Confirmations } from './interaction/confirmations.ts';
import type { KeyClipboard } from './interaction/key-clipboard.ts';
import type { Access } from './organization/access.ts';
import { createKnownSeats } from './licenses/known-seats.ts';
import { createLicenseActions, type LicenseActions } from './licenses/license-actions.ts';
import { createLicenseRepository, type LicenseRepository } from './licenses/license-repository.ts';
import { createLicenseIndex, type LicenseIndex } from './licenses/license-index.ts';
import { createLicenseOrders } from './licenses/license-orders.ts';
import { createLicenseQueries, type QueryAnswer } from './licenses/license-query.ts';
import type { LicenseQuestions } from './licenses/license-questions.ts';
import { createLicenseTable } from './licenses/license-table.ts';
import { createSeatReads, type SeatReads } from './licenses/seat-reads.ts';
import { createOrganizationRequests } from './licenses/organization-requests.ts';
import { createSupportLookup, type SupportLookup } from './support/support-lookup.ts';

/** What the room needs from outside. */
export interface AdminSessionDeps {
  readonly server: Server;
  readonly transport: Transport;
  readonly keys: LicenseKeys;
  readonly access: Access;
  readonly clock: Clock;
  readonly journal: BulkJournal;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly appVersion: string;
  readonly share: () => number;
  readonly thisDeviceActivationId: () => string | null;
  readonly previousRotationAt: (licenseId: string) => number | null;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
  readonly changed: () => void;
}

/** Everything about one connected organization. It goes, with all it knows of customers, when another one is connected. */
export interface AdminSession {
  readonly repository: LicenseRepository;
  readonly index: LicenseIndex;
  readonly seatReads: SeatReads;
  readonly actions: LicenseActions;
  readonly bulk: BulkReleases;
  readonly supportLookup: SupportLookup;
  query(query: LicenseQuery): QueryAnswer;
  /** Takes the part of Polar's limit that is set now. */
  applyShare(): void;
  /** Requests a minute that this app allows itself; null for no limit. */
  rate(): number | null;
  stop(): void;
}

/** Makes the room. Reads the bulk journal; sends nothing. */
export function createAdminSession(deps: AdminSessionDeps): AdminSession {
  const { clock, server, changed } = deps;
  const tokenBucket = createTokenBucket(clock);
  let limitedServer: Server;
  const applyShare = (): void => {
    limitedServer = deps.transport.limitsOf(server);
    tokenBucket.set(requestsPerMinute[limitedServer], deps.share());
  };
  applyShare();
  /** Which server it is shows in its answers. */
  const answered = (): void => {
    if (deps.transport.limitsOf(server) !== limitedServer) applyShare();
  };

  const admin = createLicenseAdmin(deps.transport, clock);
  const requests = createOrganizationRequests({ ...deps, admin, tokenBucket, answered });
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const { pausedUntil } = tokenBucket;
  const index = createLicenseIndex({ requests, table, seats, clock, pausedUntil, changed });
  const repository = createLicenseRepository({
    ...deps,
    table,
    seats,
    requests,
    reading: index.reading,
  });
  const orders = createLicenseOrders(table);
  const runQuery = createLicenseQueries({ table, seats, orders });
  const query = (licenseQuery: LicenseQuery): QueryAnswer => runQuery(licenseQuery, clock.now());
  const seatReads = createSeatReads({ repository, clock });
  const bulk = createBulkReleases({
    ...deps,
    repository,
    requests,
    pausedUntil,
    confirm: async (run) => await deps.confirmations.ask(deps.questions.bulk(run)),
    listProgress: index.progress,
    query: (licenseQuery) => query(licenseQuery).licenses.map(({ id }) => id),
  });

  return {
    repository,
    index,
    seatReads,
    bulk,
    query,
    applyShare,
    actions: createLicenseActions({ ...deps, repository, requests }),
    supportLookup: createSupportLookup({
      repository,
      query,
      now: clock.now,
      listProgress() {
        const progress = index.progress();
        // A license that could not be read may be the one that is looked for.
        const isComplete = progress.type === 'complete' && progress.unreadable === 0;
        return progress.type === 'closed'
          ? { read: 0, total: 0, unreadable: 0, isComplete }
          : {
              read: progress.read,
              total: progress.total,
              unreadable: progress.unreadable,
              isComplete,
            };
      },
    }),
    rate: tokenBucket.rate,
    stop() {
      index.stop();
      seatReads.stop();
      bulk.stop();
    },
  };
}
