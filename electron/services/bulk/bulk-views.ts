import type {
  BulkRow,
  BulkState,
  BulkWindow,
  LeftOutWindow,
  SkippedWindow,
} from '../../../shared/bulk-release.ts';
import type { Clock } from '../../ports.ts';
import type { LaterPlan } from './bulk-journal.ts';
import type { LicenseTable } from '../licenses/license-table.ts';
import { licenseRow } from '../licenses/license-views.ts';
import { bulkRow, runTallyOf, tallyOf, type RunRow } from './bulk-rows.ts';
import type { SkippedEntry } from './csv-source.ts';
import type { CurrentRelease } from './current-release.ts';
import type { ReleaseRate } from './release-rate.ts';
import { skippedLine } from './skipped-lines.ts';

/** Returns what the window and the saved tables show about the bulk release. */
export function createBulkViews(deps: {
  readonly release: CurrentRelease;
  readonly table: LicenseTable;
  readonly releaseRate: ReleaseRate;
  readonly clock: Clock;
  readonly isThisDevices: (activationId: string) => boolean;
  readonly pausedUntil: () => number | null;
  /** The next parts of the plan; null for none. */
  readonly later: () => LaterPlan | null;
}) {
  const { release, table, isThisDevices } = deps;

  const viewOf = (row: RunRow, number: number): BulkRow =>
    bulkRow(table, row, number, isThisDevices);

  function allSkipped(): readonly SkippedEntry[] {
    const phase = release.phase();
    return phase.type === 'planned' ? phase.skipped : [];
  }

  function state(): BulkState {
    const phase = release.phase();
    const rows = release.rows();
    switch (phase.type) {
      case 'none':
      case 'not-planned':
      case 'planning':
        return phase;
      case 'planned': {
        const chosen = rows.filter((row) => row.chosen);
        return {
          type: 'planned',
          uncheckedLicenses: phase.leftOut.filter(({ reason }) => reason !== 'no-seat').length,
          leftOutLicenses: phase.leftOut.length,
          unreadLicenses: phase.unreadLicenses,
          laterLicenses: deps.later()?.licenses.length ?? 0,
          skipped: phase.skipped.length,
          unresolvedLines: phase.skipped.filter(({ reason }) => reason === 'seat-unchecked').length,
          seats: rows.length,
          chosen: chosen.length,
          licenses: new Set(chosen.map(({ licenseId }) => licenseId)).size,
          includesThisComputer: rows.some(({ activationId }) => isThisDevices(activationId)),
        };
      }
      case 'running': {
        const tally = runTallyOf(rows);
        const perMinute = deps.releaseRate.perMinute();
        const remaining = Math.round((tally.open / perMinute) * 60_000);
        return {
          type: 'running',
          ...tally,
          perMinute,
          estimatedEndAt: perMinute === 0 ? null : deps.clock.now() + remaining,
          waitingUntil: deps.pausedUntil(),
        };
      }
      case 'paused':
      case 'canceling':
      case 'stopped':
        return { ...phase, ...runTallyOf(rows) };
      case 'finished':
        return {
          ...phase,
          ...tallyOf(rows),
          laterLicenses: release.run().later?.licenses.length ?? 0,
        };
      case 'interrupted':
        return {
          type: 'interrupted',
          ...runTallyOf(rows),
          startedAt: release.run().at,
          isOfCommand: release.run().commandPlan !== null,
        };
    }
  }

  return {
    state,
    window(offset: number, count: number): BulkWindow {
      const rows = release.rows();
      const part = rows.slice(offset, offset + count);
      const shown = part.map((row, position) => viewOf(row, offset + position));
      return { total: rows.length, offset, rows: shown };
    },
    /** A part of the file's lines that lead to no seat of the plan. */
    skipped(offset: number, count: number): SkippedWindow {
      const all = allSkipped();
      const part = all.slice(offset, offset + count);
      return { total: all.length, offset, rows: part.map(skippedLine) };
    },
    /** A part of the licenses that the plan leaves out. */
    leftOut(offset: number, count: number): LeftOutWindow {
      const phase = release.phase();
      const all = phase.type === 'planned' ? phase.leftOut : [];
      const rows = all
        .slice(offset, offset + count)
        .map(({ licenseId, license, reason, failure }) => ({
          licenseId,
          reason,
          failure,
          license: license === undefined ? null : licenseRow(license, deps.clock.now()),
        }));
      return { total: all.length, offset, rows };
    },
    /** All of these lines, for the list that is saved. */
    allSkipped,
    /** All rows, for the report. */
    *allRows(): Iterable<BulkRow> {
      for (const [number, row] of release.rows().entries()) yield viewOf(row, number);
    },
  };
}
