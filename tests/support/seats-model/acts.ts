import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../../electron/ports.ts';
import type { SeatsLicense } from './licenses.ts';

/** An action of a process, and the seats and the license that it may be about. `all`: any. */
export interface Act {
  readonly name: string;
  readonly seats: ReadonlySet<string> | 'all';
  /** The license whose key the person typed. */
  readonly license?: SeatsLicense;
  /** The activation that an import takes over. */
  readonly adopts?: string;
  /** Seats that the process knew when the action began. A folder that it opens during the action may be used. */
  readonly knownSeats: ReadonlySet<string>;
}

const current = new AsyncLocalStorage<Act>();

/** Returns the action whose code is running, also after a wait; undefined outside of one. */
export const currentAct = (): Act | undefined => current.getStore();

/** Runs `work` and everything that it starts as an action. */
export function runAct<T>(act: Act, work: () => T): T {
  return current.run(act, work);
}

/** Returns a clock whose callbacks run as the action that scheduled them, and only while the process lives. */
export function clockOfActions(clock: Clock, isDead: () => boolean): Clock {
  return {
    now: clock.now,
    monotonicNow: clock.monotonicNow,
    schedule(milliseconds, callback) {
      const act = current.getStore();
      return clock.schedule(milliseconds, () => {
        if (isDead()) return;
        if (act === undefined) callback();
        else current.run(act, callback);
      });
    },
  };
}

/** Whether an action may change the files of a seat, or send requests about it. */
export function isAbout(act: Act | undefined, seat: string): boolean {
  if (act === undefined || act.seats === 'all' || act.seats.has(seat)) return true;
  return !act.knownSeats.has(seat);
}
