import type { Failure } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { Clock } from '../../ports.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import { notReleasedEvent, releasedEvent } from '../licenses/license-events.ts';
import type { BulkJournal, JournalResult } from './bulk-journal.ts';
import type { RunRow } from './bulk-rows.ts';

/** Records the result of row `number`. Throws the file system's error, and then the row has no result yet. */
export type RecordResult = (
  number: number,
  row: RunRow,
  result: JournalResult,
  cause: Failure | null,
) => void;

/** What recording the results of any run needs. */
export interface ResultRecorderDeps {
  readonly server: Server;
  readonly repository: LicenseRepository;
  readonly journal: BulkJournal;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
}

/** Returns the function that records the results of a run, in the activity log, then in the journal. */
export function createResultRecorder(
  deps: ResultRecorderDeps & {
    readonly run: string;
    readonly startedAt: number;
    readonly reason: string | null;
  },
): RecordResult {
  const { run, startedAt: askedAt, reason, server, repository, journal, clock, appVersion } = deps;

  return (number, row, result, cause) => {
    const { licenseId, activationId } = row;
    const at = clock.now();
    const isHeld = result === 'failed' || result === 'still-held';
    const license = { licenseId, key: repository.table.find(licenseId)?.key ?? '', server };
    // The activity log comes first: its id reveals an entry that is written twice, while a missing one would stay missing.
    deps.recordEvent(
      isHeld
        ? notReleasedEvent(license, row, cause ?? { code: 'still-held' }, false)
        : releasedEvent({
            id: `${run}-${number}`,
            license,
            seat: row,
            how: result === 'released' ? 'confirmed' : result,
            before: null,
            after: null,
            askedAt,
            at,
            appVersion,
            ...(reason === null ? {} : { reason }),
          }),
    );
    const failure = cause === null ? {} : { failure: cause };
    journal.result(run, number, { outcome: result, at, ...failure });
    row.result = result;
    row.failure = cause;
    row.at = at;
    if (isHeld) return;
    repository.seats.removeSeat(licenseId, activationId, at);
    deps.released(activationId);
  };
}
