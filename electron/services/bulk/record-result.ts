import type { Failure } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { Clock } from '../../ports.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import { notReleasedEvent, releasedEvent } from '../licenses/license-events.ts';
import type { BulkJournal, JournalResult } from './bulk-journal.ts';
import type { RunRow } from './bulk-rows.ts';

/** What the result of a seat is told to. */
export interface RecordResultDeps {
  readonly run: string;
  readonly startedAt: number;
  readonly server: Server;
  readonly repository: LicenseRepository;
  readonly journal: BulkJournal;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
}

/**
 * Writes the result of row `number` down. The line in the activity comes first: written twice it is known as one, never written it is
 * lost. Throws the file system's error, and then the row has no result yet.
 */
export function recordRowResult(
  deps: RecordResultDeps,
  number: number,
  row: RunRow,
  result: JournalResult,
  cause: Failure | null,
): void {
  const { run, repository, server, appVersion, startedAt: askedAt } = deps;
  const at = deps.clock.now();
  const key = repository.table.find(row.licenseId)?.key ?? '';
  const license = { licenseId: row.licenseId, key, server };
  const isHeld = result === 'failed' || result === 'still-held';
  if (isHeld) {
    deps.recordEvent(notReleasedEvent(license, row, cause ?? { code: 'still-held' }, false));
  } else {
    const how = result === 'released' ? 'confirmed' : result;
    const id = `${run}-${number}`;
    const seats = { before: null, after: null };
    deps.recordEvent(
      releasedEvent({ id, license, seat: row, how, ...seats, askedAt, at, appVersion }),
    );
  }
  deps.journal.result(run, number, {
    outcome: result,
    at,
    ...(cause === null ? {} : { failure: cause }),
  });
  row.result = result;
  row.failure = cause;
  row.at = at;
  if (isHeld) return;
  repository.seats.removeSeat(row.licenseId, row.activationId, at);
  deps.released(row.activationId);
}
