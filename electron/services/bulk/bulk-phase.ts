import type { BulkState } from '../../../shared/bulk-release.ts';
import type { Failure } from '../../../shared/failure.ts';
import { tallyOf, type RunRow } from './bulk-rows.ts';
import type { SkippedEntry } from './csv-source.ts';

/** The phase of the bulk release, without its rows. */
export type BulkPhase =
  | Exclude<BulkState, { readonly seats: number }>
  | {
      readonly type: 'planning';
      readonly checked: number;
      readonly total: number;
      readonly seats: number;
    }
  | {
      readonly type: 'planned';
      readonly skipped: readonly SkippedEntry[];
      readonly uncheckedLicenses: number;
    }
  | { readonly type: 'running' | 'interrupted' }
  | { readonly type: 'paused' | 'canceling' }
  | { readonly type: 'stopped'; readonly failure: Failure }
  | { readonly type: 'finished'; readonly wasCanceled: boolean; readonly at: number };

/** The facts that the window shows beside the phase. */
export interface StateFacts {
  readonly rows: readonly RunRow[];
  /** The activation that this computer holds; null for none. */
  readonly thisDeviceActivationId: string | null;
  readonly startedAt: number;
  /** Seats a minute; 0 while the speed is unknown. */
  readonly perMinute: number;
  readonly waitingUntil: number | null;
  readonly now: number;
}

/** Returns a bulk release as the window shows it. */
export function bulkState(phase: BulkPhase, facts: StateFacts): BulkState {
  const { rows } = facts;
  switch (phase.type) {
    case 'none':
    case 'not-planned':
    case 'planning':
      return phase;
    case 'planned': {
      const chosen = rows.filter((row) => row.chosen);
      return {
        type: 'planned',
        uncheckedLicenses: phase.uncheckedLicenses,
        skipped: phase.skipped.length,
        unresolvedLines: phase.skipped.filter(({ reason }) => reason === 'seat-unchecked').length,
        seats: rows.length,
        chosen: chosen.length,
        licenses: new Set(chosen.map(({ licenseId }) => licenseId)).size,
        includesThisComputer: rows.some(
          ({ activationId }) => activationId === facts.thisDeviceActivationId,
        ),
      };
    }
    case 'running': {
      const tally = tallyOf(rows);
      const { perMinute, waitingUntil, now } = facts;
      const endsAt = perMinute === 0 ? null : now + Math.round((tally.open / perMinute) * 60_000);
      return { type: 'running', ...tally, perMinute, estimatedEndAt: endsAt, waitingUntil };
    }
    case 'paused':
    case 'canceling':
    case 'stopped':
    case 'finished':
      return { ...phase, ...tallyOf(rows) };
    case 'interrupted':
      return { type: 'interrupted', ...tallyOf(rows), startedAt: facts.startedAt };
  }
}
