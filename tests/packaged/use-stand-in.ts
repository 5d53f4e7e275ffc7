import { afterEach, beforeEach } from 'vitest';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import { Computer } from './computer.ts';
import { packages } from './packages.ts';

/** What each test of the packaged command has anew: a stand-in for Polar and a computer. */
export interface StandIn {
  readonly polar: Polar;
  readonly computer: Computer;
  /** Gives the computer the seat that the stand-in has for it. */
  holdSeat(): Promise<void>;
  /** How many seats of the computer's license are taken. */
  liveSeats(): number;
  /** How many requests for a release came. */
  releases(): number;
}

/** Starts both before each test and ends them after it. */
export function useStandIn(): StandIn {
  let polar: Polar;
  let computer: Computer;

  beforeEach(async () => {
    polar = await startPolar({ port: packages.port });
    computer = await Computer.create();
  });

  afterEach(async () => {
    // A test may have stopped it already.
    await polar.close().catch(() => undefined);
    await computer.close();
  });

  return {
    get polar() {
      return polar;
    },
    get computer() {
      return computer;
    },
    holdSeat: async () => await computer.writeRecord('device', seatOf(polar)),
    liveSeats: () => polar.record.liveActivations(polar.licenseId).length,
    releases: () => polar.log.count({ operation: 'deactivate' }),
  };
}
