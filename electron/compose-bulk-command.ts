import { maxRunSeats } from '../shared/bulk-release.ts';
import { done } from '../shared/failure.ts';
import type { Ports } from './ports.ts';
import type { SellerCore } from './compose-seller-command.ts';
import { createBulkJournal, journalLockFile } from './services/bulk/bulk-journal.ts';
import { createBulkReleases } from './services/bulk/bulk-releases.ts';
import { createSignal } from './services/device/signal.ts';
import { createLicenseIndex } from './services/licenses/license-index.ts';
import { createLicenseOrders } from './services/licenses/license-orders.ts';
import { createLicenseQueries } from './services/licenses/license-query.ts';
import { createLock } from './storage/lock.ts';

/** What a command that releases seats works with. */
export type BulkCore = ReturnType<typeof composeBulkCommand>;

/**
 * Creates the bulk releases of a command, over the journal that the window uses as well. Reads the journal; sends nothing. `maxSeats`: the most
 * seats of one run; only tests pass fewer.
 */
export function composeBulkCommand(
  seller: SellerCore,
  ports: Ports,
  maxSeats: number = maxRunSeats,
) {
  const { table, seats, clock } = seller;
  const changed = createSignal();
  const deps = { ...seller, changed: () => changed.emit() };
  const index = createLicenseIndex(deps);
  const query = createLicenseQueries({ table, seats, orders: createLicenseOrders(table) });
  const bulk = createBulkReleases({
    ...deps,
    journal: createBulkJournal(ports.bulkFile),
    journalLock: createLock(ports.dataFolder, clock, undefined, journalLockFile),
    // The window sees at its next check that a seat of this computer's own was released.
    released: () => undefined,
    confirm: async () => await Promise.resolve(done(undefined)),
    query: (licenseQuery) => query(licenseQuery, clock.now()).licenses.map(({ id }) => id),
    listProgress: index.progress,
    maxSeats,
  });
  return {
    bulk,
    index,
    /** Calls `listener` after each change. Returns a function that removes the listener. */
    subscribe: changed.subscribe,
  };
}
