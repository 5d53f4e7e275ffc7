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
  deps: ResultRecorderDeps & { readonly run: string; readonly startedAt: number },
): RecordResult {
  const { run, startedAt: askedAt, server, repository, journal, clock, appVersion } = deps;

  function recordEvent(
    number: number,
    row: RunRow,
    result: JournalResult,
    cause: Failure | null,
    at: number,
  ): void {
    const key = repository.table.find(row.licenseId)?.key ?? '';
    const license = { licenseId: row.licenseId, key, server };
    if (result === 'failed' || result === 'still-held') {
      const failure = cause ?? { code: 'still-held' };
      deps.recordEvent(notReleasedEvent(license, row, failure, false));
      return;
    }
    deps.recordEvent(
      releasedEvent({
        id: `${run}-${number}`,
        license,
        seat: row,
        how: result === 'released' ? 'confirmed' : result,
        before: null,
        after: null,
        askedAt,
        at,
        appVersion,
      }),
    );
  }

  return (number, row, result, cause) => {
    const at = clock.now();
    // The activity log comes first: its id reveals an entry that is written twice, while a missing one would stay missing.
    recordEvent(number, row, result, cause, at);
    journal.result(run, number, {
      outcome: result,
      at,
      ...(cause === null ? {} : { failure: cause }),
    });
    row.result = result;
    row.failure = cause;
    row.at = at;
    if (result === 'failed' || result === 'still-held') return;
    repository.seats.removeSeat(row.licenseId, row.activationId, at);
    deps.released(row.activationId);
  };
}
