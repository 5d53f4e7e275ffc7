import { afterEach, beforeEach } from 'vitest';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import { Computer } from './computer.ts';
import { packages } from './packages.ts';

/** A new stand-in for Polar and a new computer for each test of the packaged command. */
export interface StandIn {
  readonly polar: Polar;
  readonly computer: Computer;
  /** Writes the stand-in's seat for the computer into its record. */
  holdSeat(): Promise<void>;
  /** Number of taken seats of the computer's license. */
  liveSeats(): number;
  /** Number of release requests that arrived. */
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
    // The test may have stopped it already.
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
