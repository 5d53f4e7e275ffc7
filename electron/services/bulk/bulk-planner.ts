import type { BulkSource } from '../../../shared/bulk-release.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { IndexProgress, LicenseQuery } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { LicenseBook } from '../licenses/license-repository.ts';
import { makePlan } from './bulk-plan.ts';
import type { RunRow } from './bulk-rows.ts';
import type { Doing } from './bulk-state.ts';

/** Makes one plan at a time. */
export interface BulkPlanner {
  /** Plans a source, in place of a plan that is being made. */
  begin(source: BulkSource): void;
  /** Ends the plan that is being made without a word. */
  giveUp(): void;
}

/** What making a plan needs. */
export interface PlannerDeps {
  readonly book: LicenseBook;
  readonly clock: Clock;
  readonly own: () => string | null;
  readonly query: (query: LicenseQuery) => readonly string[];
  /** How far the list is read. */
  readonly list: () => IndexProgress;
}

/** `tell` hears how far a plan is and what it came to, with its seats once it is made. */
export function createPlanner(
  deps: PlannerDeps,
  tell: (doing: Doing, rows: readonly RunRow[]) => void,
): BulkPlanner {
  let latest = 0;

  /** Why there is no seat to release. */
  function emptiness(): Failure {
    const list = deps.list();
    if (deps.book.table.size() > 0) return { code: 'bulk-empty' };
    if (list.is === 'stopped') return list.failure;
    if (list.is !== 'complete') return { code: 'bulk-empty' };
    return { code: list.unreadable > 0 ? 'answer-unreadable' : 'no-licenses' };
  }

  async function planOf(source: BulkSource): Promise<void> {
    latest += 1;
    const mine = latest;
    const isWanted = (): boolean => mine === latest;
    const progress = (looked: number, of: number, seats: number): void => {
      if (isWanted()) tell({ is: 'planning', looked, of, seats }, []);
    };
    progress(0, 0, 0);
    const plan = await makePlan({ ...deps, progress, isWanted }, source);
    if (plan === null || !isWanted()) return;
    if (!plan.ok) {
      tell({ is: 'not-planned', failure: plan.failure }, []);
      return;
    }
    const { rows, skipped, unread } = plan.value;
    // Where something was left out, the plan says what, even without a seat in it.
    if (rows.length > 0 || skipped.length + unread > 0) {
      tell({ is: 'planned', skipped, unread }, rows);
    } else tell({ is: 'not-planned', failure: emptiness() }, []);
  }

  return {
    begin: (source) => void planOf(source),
    giveUp() {
      latest += 1;
    },
  };
}
