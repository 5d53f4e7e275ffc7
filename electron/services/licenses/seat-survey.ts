import type { Failure } from '../../../shared/failure.ts';
import type { SeatSurveyState } from '../../../shared/licenses.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock } from '../../ports.ts';
import { sleep } from '../../timing.ts';
import type { LicenseRepository } from './license-repository.ts';

/** Licenses that are checked at once. */
const concurrency = 4;
/** Transient failures in a row after which the survey stops. */
const maxFailures = 5;

/**
 * Returns the survey, which checks the seats of every license that was not checked yet. It checks nothing before it is started. Its requests come after all others, within the app's share of Polar's limit.
 * What it learns goes into the repository. Paused, or stopped by a failure, it continues with the licenses that are still unchecked.
 */
export function createSeatSurvey(deps: {
  readonly repository: Pick<LicenseRepository, 'table' | 'seats' | 'check'>;
  readonly clock: Clock;
  readonly pausedUntil: () => number | null;
  readonly changed: () => void;
}) {
  const { repository, clock, changed } = deps;
  const { table, seats } = repository;
  let type: 'idle' | 'checking' | 'paused' | 'stopped' = 'idle';
  let failure: Failure = { code: 'unexpected' };
  let failures = 0;
  let queue: string[] = [];
  let run = 0;

  const unchecked = (): number => Math.max(0, table.size() - seats.size());

  function stop(next: 'idle' | 'paused' | 'stopped'): void {
    if (type !== 'checking') return;
    type = next;
    run += 1;
    changed();
  }

  async function runWorker(thisRun: number): Promise<void> {
    while (run === thisRun) {
      const licenseId = queue.pop();
      if (licenseId === undefined) return;
      if (seats.has(licenseId) || table.find(licenseId) === undefined) continue;
      const checked = await repository.check(licenseId, 'background');
      if (checked.ok || checked.failure.code === 'license-unknown') {
        failures = 0;
        continue;
      }
      if (run !== thisRun) return;
      queue.push(licenseId);
      failures += 1;
      const isTransient = ['no-answer', 'server-error', 'network-unreachable', 'answer-too-long'];
      if (!isTransient.includes(checked.failure.code) || failures >= maxFailures) {
        ({ failure } = checked);
        stop('stopped');
        return;
      }
      await sleep(clock, backOff(failures));
    }
  }

  async function runWorkers(thisRun: number): Promise<void> {
    await Promise.all(Array.from({ length: concurrency }, async () => await runWorker(thisRun)));
    if (run === thisRun) stop('idle');
  }

  return {
    state(): SeatSurveyState {
      const counts = { unchecked: unchecked(), total: table.size() };
      if (type === 'checking') return { type, ...counts, waitingUntil: deps.pausedUntil() };
      return type === 'stopped' ? { type, ...counts, failure } : { type, ...counts };
    },
    /** Begins, or continues after a pause or a failure. */
    start(): void {
      if (type === 'checking') return;
      type = 'checking';
      failures = 0;
      run += 1;
      const thisRun = run;
      queue = Array.from(table.all(), ({ id }) => id).filter((id) => !seats.has(id));
      changed();
      void runWorkers(thisRun);
    },
    pause(): void {
      stop('paused');
    },
    /** Ends for good. */
    stop(): void {
      run += 1;
    },
  };
}
