import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../../electron/ports.ts';
import type { SeatsLicense } from './licenses.ts';

/** An action of a process, and the seats and the license that it may be about. `all`: any. */
export interface Action {
  readonly name: string;
  readonly seats: ReadonlySet<string> | 'all';
  /** The license whose key the person typed. */
  readonly license?: SeatsLicense;
  /** The activation that an import takes over. */
  readonly adopts?: string;
  /** Seats that the process knew when the action began. A folder that it opens during the action may be used. */
  readonly knownSeats: ReadonlySet<string>;
}

const current = new AsyncLocalStorage<Action>();

/** Returns the action whose code is running, also after a wait; undefined outside of one. */
export const currentAction = (): Action | undefined => current.getStore();

/** Runs `work` and everything that it starts as an action. */
export function runAsAction<T>(action: Action, work: () => T): T {
  return current.run(action, work);
}

/** Returns a clock whose callbacks run as the action that scheduled them, and only while the process lives. */
export function actionClock(clock: Clock, isDead: () => boolean): Clock {
  return {
    now: clock.now,
    monotonicNow: clock.monotonicNow,
    schedule(milliseconds, callback) {
      const action = current.getStore();
      return clock.schedule(milliseconds, () => {
        if (isDead()) return;
        if (action === undefined) callback();
        else current.run(action, callback);
      });
    },
  };
}

/** Whether an action may change the files of a seat, or send requests about it. */
export function isAbout(action: Action | undefined, seat: string): boolean {
  if (action === undefined || action.seats === 'all' || action.seats.has(seat)) return true;
  return !action.knownSeats.has(seat);
}
