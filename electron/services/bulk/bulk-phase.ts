import type { BulkState } from '../../../shared/bulk-release.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { LeftOutEntry } from './bulk-plan.ts';
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
      readonly leftOut: readonly LeftOutEntry[];
      readonly unreadLicenses: number;
    }
  | { readonly type: 'running' | 'interrupted' }
  | { readonly type: 'paused' | 'canceling' }
  | { readonly type: 'stopped'; readonly failure: Failure }
  | { readonly type: 'finished'; readonly wasCanceled: boolean; readonly at: number };
