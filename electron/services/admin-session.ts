import type { Server } from '../../shared/license.ts';
import type { LicenseQuery } from '../../shared/licenses.ts';
import { createBudget, requestsPerMinute } from '../polar/token-bucket.ts';
import { createLicenseAdmin } from '../polar/license-admin.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { Transport } from '../polar/transport.ts';
import type { Clock } from '../ports.ts';
import { createBulkReleases, type BulkReleases } from './bulk/bulk-releases.ts';
import type { BulkJournal } from './bulk/bulk-journal.ts';
import type { Note } from './seat/seat-events.ts';
import type { Confirmations } from './interaction/confirmations.ts';
import type { KeyClipboard } from './interaction/key-clipboard.ts';
import type { Access } from './organization/access.ts';
import { createKnownSeats } from './licenses/known-seats.ts';
import { createLicenseActs, type LicenseActs } from './licenses/license-actions.ts';
import { createLicenseBook, type LicenseBook } from './licenses/license-repository.ts';
import { createLicenseIndex, type LicenseIndex } from './licenses/license-index.ts';
import { createLicenseOrders } from './licenses/license-orders.ts';
import { createLicenseQueries, type QueryAnswer } from './licenses/license-query.ts';
import type { LicenseQuestions } from './licenses/license-questions.ts';
import { createLicenseTable } from './licenses/license-table.ts';
import { createSeatLooks, type SeatLooks } from './licenses/seat-looks.ts';
import { createStaffRequests } from './licenses/staff-requests.ts';
import { createSupportDesk, type SupportDesk } from './support/support-lookup.ts';
import { createTextSearch } from './licenses/text-search.ts';

/** What the room needs from outside. */
export interface RoomDeps {
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
  readonly own: () => string | null;
  readonly rotatedBefore: (licenseId: string) => number | null;
  readonly note: (note: Note) => void;
  readonly released: (activationId: string) => void;
  readonly changed: () => void;
}

/** Everything about one connected organization. It goes, with all it knows of customers, when another one is connected. */
export interface AdminRoom {
  readonly book: LicenseBook;
  readonly index: LicenseIndex;
  readonly looks: SeatLooks;
  readonly acts: LicenseActs;
  readonly bulk: BulkReleases;
  readonly desk: SupportDesk;
  query(query: LicenseQuery): QueryAnswer;
  /** Takes the part of Polar's limit that is set now. */
  takeShare(): void;
  /** Requests a minute that this app allows itself; null for no limit. */
  rate(): number | null;
  stop(): void;
}

/** Makes the room. Reads the bulk journal; sends nothing. */
export function createAdminRoom(deps: RoomDeps): AdminRoom {
  const { clock, server, changed } = deps;
  const budget = createBudget(clock);
  let limits: Server;
  const takeShare = (): void => {
    limits = deps.transport.limitsOf(server);
    budget.set(requestsPerMinute[limits], deps.share());
  };
  takeShare();
  /** Which server it is shows in its answers. */
  const answered = (): void => {
    if (deps.transport.limitsOf(server) !== limits) takeShare();
  };

  const admin = createLicenseAdmin(deps.transport, clock);
  const requests = createStaffRequests({ ...deps, admin, budget, answered });
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const { quietUntil } = budget;
  const index = createLicenseIndex({ requests, table, seats, clock, quietUntil, changed });
  const book = createLicenseBook({ ...deps, table, seats, requests, reading: index.reading });
  const search = createTextSearch(table, seats);
  const version = (): string => `${table.changes().length} ${seats.version()}`;
  const orders = createLicenseOrders(table);
  const ask = createLicenseQueries({ table, seats, search, orders, version });
  const query = (wish: LicenseQuery): QueryAnswer => ask(wish, clock.now());
  const looks = createSeatLooks({ book, clock });
  const bulk = createBulkReleases({
    ...deps,
    book,
    requests,
    quietUntil,
    confirm: async (run) => await deps.confirmations.ask(deps.questions.bulk(run)),
    list: index.progress,
    query: (wish) => Array.from(query(wish).rows, table.idOf),
  });

  return {
    book,
    index,
    looks,
    bulk,
    query,
    takeShare,
    acts: createLicenseActs({ ...deps, book, requests }),
    desk: createSupportDesk({
      book,
      query,
      now: clock.now,
      read() {
        const progress = index.progress();
        // A license that could not be read may be the one that is looked for.
        const isWhole = progress.is === 'complete' && progress.unreadable === 0;
        return progress.is === 'closed'
          ? { read: 0, of: 0, unreadable: 0, isWhole }
          : { read: progress.read, of: progress.of, unreadable: progress.unreadable, isWhole };
      },
    }),
    rate: budget.rate,
    stop() {
      index.stop();
      looks.stop();
      bulk.stop();
    },
  };
}
