import type { LicenseWithSeats } from '../../electron/polar/license-admin.ts';
import type { ListedLicense } from '../../electron/polar/license-page.ts';
import type { RunLog } from '../../electron/ports.ts';
import { createBulkJournal } from '../../electron/services/bulk/bulk-journal.ts';
import { plannedRow } from '../../electron/services/bulk/bulk-rows.ts';
import { createResultRecorder } from '../../electron/services/bulk/record-result.ts';
import { createKnownSeats } from '../../electron/services/licenses/known-seats.ts';
import { createLicenseRepository } from '../../electron/services/licenses/license-repository.ts';
import { createLicenseTable } from '../../electron/services/licenses/license-table.ts';
import type { ActivityEvent } from '../../electron/services/seat/seat-events.ts';
import { createMemoryLog } from './file-stores.ts';
import { listedLicense, noRequests, withSeats } from './listed-license.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { lumenLabs } from './polar/organizations.ts';
import { patternedUuid } from './polar/patterned-uuid.ts';

/** The id of the run that `createBulkTestRun` begins. */
export const testRunId = 'a-run';

/** Returns the id of the license of row `number`. */
export const licenseIdOfRow = (number: number): string => patternedUuid('11ce', number);

const activationIdOfRow = (number: number): string => patternedUuid('ac71', number);

/** Returns the number of the row that has this license or activation. */
export const rowNumberOf = (id: string): number => Number.parseInt(id, 16);

/** Returns the license of row `number` as Polar's list returns it. */
export function licenseOfRow(number: number, facts: Partial<ListedLicense> = {}): ListedLicense {
  return listedLicense({ id: licenseIdOfRow(number), key: `MODEL-TEST-${number}`, ...facts });
}

/** Returns the license of row `number` as a check returns it. Not `isComplete`: it has other seats that cannot be read. */
export function checkedLicenseOfRow(
  number: number,
  seat: 'held' | 'free',
  isComplete = true,
): LicenseWithSeats {
  const activationIds = seat === 'held' ? [activationIdOfRow(number)] : [];
  return withSeats(licenseOfRow(number), activationIds, isComplete);
}

/** Begins a bulk release of `count` rows, each of a license of its own; sends nothing yet. Collects the recorded events and the released seats. */
export function createBulkTestRun(
  count: number,
  {
    requests = noRequests,
    log = createMemoryLog(),
    clock = createManualClock(),
  }: {
    readonly requests?: typeof noRequests;
    readonly log?: RunLog;
    readonly clock?: ManualClock;
  } = {},
) {
  const table = createLicenseTable();
  const repository = createLicenseRepository({
    table,
    seats: createKnownSeats(table),
    requests,
    clock,
    reading: () => 1,
    previousRotationAt: () => null,
    changed: () => undefined,
  });
  const rows = Array.from({ length: count }, (_, number) => {
    const { id } = repository.updateListed(licenseOfRow(number));
    const activationId = activationIdOfRow(number);
    return plannedRow(id, { activationId, label: `Bay ${number}`, activatedAt: 0 }, true);
  });
  const events: ActivityEvent[] = [];
  const released: string[] = [];
  const journal = createBulkJournal(log);
  const recordResult = createResultRecorder({
    reason: null,
    run: testRunId,
    startedAt: clock.now(),
    server: 'production',
    repository,
    journal,
    clock,
    appVersion: '0.1.0',
    recordEvent: (event) => events.push(event),
    released: (activationId) => released.push(activationId),
  });
  journal.begin(
    {
      run: testRunId,
      at: clock.now(),
      server: 'production',
      organizationId: lumenLabs.id,
      commandPlan: null,
      reason: null,
      firstRun: testRunId,
      earlier: null,
      later: null,
    },
    rows,
  );
  return { clock, rows, events, released, journal, requests, repository, recordResult };
}
