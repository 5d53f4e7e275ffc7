import type {
  BulkRow,
  BulkState,
  BulkWindow,
  SkippedWindow,
} from '../../../shared/bulk-release.ts';
import type { Clock } from '../../ports.ts';
import type { LicenseTable } from '../licenses/license-table.ts';
import { bulkRow, type RunRow } from './bulk-rows.ts';
import { bulkState } from './bulk-state.ts';
import type { SkippedEntry } from './csv-source.ts';
import type { CurrentRelease } from './current-release.ts';
import type { ReleaseRate } from './release-rate.ts';
import { skippedLine } from './skipped-lines.ts';

/** Returns what the window and the saved tables show of the bulk release. */
export function createBulkViews(deps: {
  readonly release: CurrentRelease;
  readonly table: LicenseTable;
  readonly releaseRate: ReleaseRate;
  readonly clock: Clock;
  readonly thisDeviceActivationId: () => string | null;
  readonly pausedUntil: () => number | null;
}) {
  const { release, table, thisDeviceActivationId } = deps;

  const viewOf = (row: RunRow, number: number): BulkRow =>
    bulkRow(table, row, number, thisDeviceActivationId());

  function allSkipped(): readonly SkippedEntry[] {
    const phase = release.phase();
    return phase.type === 'planned' ? phase.skipped : [];
  }

  return {
    state: (): BulkState =>
      bulkState(release.phase(), {
        rows: release.rows(),
        thisDeviceActivationId: thisDeviceActivationId(),
        startedAt: release.run().at,
        perMinute: deps.releaseRate.perMinute(),
        waitingUntil: deps.pausedUntil(),
        now: deps.clock.now(),
      }),
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
    /** All of these lines, for the list that is saved. */
    allSkipped,
    /** All rows, for the report. */
    *allRows(): Iterable<BulkRow> {
      for (const [number, row] of release.rows().entries()) yield viewOf(row, number);
    },
  };
}
