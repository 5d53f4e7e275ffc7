import type { Failure } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { Clock } from '../../ports.ts';
import type { Note } from '../seat/seat-events.ts';
import type { LicenseBook } from '../licenses/license-repository.ts';
import { notReleasedNote, releasedNote } from '../licenses/license-events.ts';
import type { BulkJournal, WrittenResult } from './bulk-journal.ts';
import type { RunRow } from './bulk-rows.ts';

/** What the result of a seat is told to. */
export interface SettleDeps {
  readonly run: string;
  readonly startedAt: number;
  readonly server: Server;
  readonly book: LicenseBook;
  readonly journal: BulkJournal;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly note: (note: Note) => void;
  readonly released: (activationId: string) => void;
}

/**
 * Writes the result of row `number` down. The line in the activity comes first: written twice it is known as one, never written it is
 * lost. Throws the file system's error, and then the row has no result yet.
 */
export function settleRow(
  deps: SettleDeps,
  number: number,
  row: RunRow,
  result: WrittenResult,
  why: Failure | null,
): void {
  const { run, book, server, appVersion, startedAt: askedAt } = deps;
  const at = deps.clock.now();
  const text = book.table.find(row.licenseId);
  const key = text === -1 ? '' : book.table.text(text).key;
  const license = { licenseId: row.licenseId, key, server };
  const isHeld = result === 'failed' || result === 'still-held';
  if (isHeld) {
    deps.note(notReleasedNote(license, row, why ?? { code: 'still-held' }, false));
  } else {
    const how = result === 'released' ? 'confirmed' : result;
    const id = `${run}-${number}`;
    const seats = { before: null, after: null };
    deps.note(releasedNote({ id, license, seat: row, how, ...seats, askedAt, at, appVersion }));
  }
  deps.journal.result(run, number, { is: result, at, ...(why === null ? {} : { failure: why }) });
  row.result = result;
  row.failure = why;
  row.at = at;
  if (isHeld) return;
  book.seats.without(row.licenseId, row.activationId, at);
  deps.released(row.activationId);
}
