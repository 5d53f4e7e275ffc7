import type { BulkState } from '../../../shared/bulk-release.ts';
import type { Failure } from '../../../shared/failure.ts';
import { tallyOf, type RunRow } from './bulk-rows.ts';
import type { SkippedEntry } from './csv-source.ts';

/** What the service is doing, besides its rows. */
export type Doing =
  | Exclude<BulkState, { readonly seats: number }>
  | {
      readonly is: 'planning';
      readonly looked: number;
      readonly of: number;
      readonly seats: number;
    }
  | {
      readonly is: 'planned';
      readonly skipped: readonly SkippedEntry[];
      readonly unread: number;
    }
  | { readonly is: 'running' | 'paused' | 'canceling' }
  | { readonly is: 'stopped'; readonly failure: Failure }
  | { readonly is: 'interrupted' }
  | { readonly is: 'finished'; readonly canceled: boolean; readonly at: number };

/** What the window is told besides what is being done. */
export interface StateFacts {
  readonly rows: readonly RunRow[];
  /** The activation that this computer holds; null for none. */
  readonly own: string | null;
  readonly startedAt: number;
  /** Seats a minute; 0 while that is unknown. */
  readonly perMinute: number;
  readonly waitingUntil: number | null;
  readonly now: number;
}

/** A bulk release as the window is told of it. */
export function bulkState(doing: Doing, facts: StateFacts): BulkState {
  const { rows } = facts;
  switch (doing.is) {
    case 'none':
    case 'not-planned':
    case 'planning':
      return doing;
    case 'planned': {
      const chosen = rows.filter((row) => row.chosen);
      return {
        is: 'planned',
        unread: doing.unread,
        skipped: doing.skipped.length,
        unplaced: doing.skipped.filter(({ reason }) => reason === 'seat-unchecked').length,
        seats: rows.length,
        chosen: chosen.length,
        licenses: new Set(chosen.map(({ licenseId }) => licenseId)).size,
        thisComputer: rows.some(({ activationId }) => activationId === facts.own),
      };
    }
    case 'running': {
      const tally = tallyOf(rows);
      const { perMinute, waitingUntil, now } = facts;
      const endsAt = perMinute === 0 ? null : now + Math.round((tally.open / perMinute) * 60_000);
      return { is: 'running', ...tally, perMinute, endsAt, waitingUntil };
    }
    case 'paused':
    case 'canceling':
      return { is: doing.is, ...tallyOf(rows) };
    case 'stopped':
      return { ...doing, ...tallyOf(rows) };
    case 'interrupted':
      return { is: 'interrupted', ...tallyOf(rows), startedAt: facts.startedAt };
    case 'finished':
      return { ...doing, ...tallyOf(rows) };
  }
}
