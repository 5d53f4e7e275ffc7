import { afterEach, beforeEach } from 'vitest';
import type { ImportedActivation } from '../../shared/license.ts';
import { startPolar, type Polar } from './polar/start-polar.ts';
import { runCoreCommand } from './run-core-command.ts';
import { clockSpeed } from './running-core.ts';
import { seatOf } from './seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from './test-ports.ts';

/** Starts a stand-in and a computer before each test, and returns them with the commands that import and release its seat. */
export function useImport() {
  let polar: Polar;
  let ports: TestPorts;

  beforeEach(async () => {
    polar = await startPolar();
    ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  });
  afterEach(async () => {
    ports.close();
    await polar.close().catch(() => undefined);
  });

  const activation = (change: Partial<ImportedActivation> = {}): ImportedActivation => {
    const { key, organizationId, activationId, label } = seatOf(polar);
    return { key, organizationId, activationId, label, ...change };
  };
  const run = async (args: readonly string[], stdin: string | null = null) =>
    await runCoreCommand(ports, args, stdin);

  return {
    get polar() {
      return polar;
    },
    get ports() {
      return ports;
    },
    /** The activation of the stand-in's seat, with changes. */
    activation,
    run,
    importSeat: async (change: Partial<ImportedActivation> = {}, ...flags: string[]) =>
      await run(['import', ...flags], JSON.stringify(activation(change))),
    /** Whether Polar still counts the seat. */
    isLive: (): boolean =>
      polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId),
    /** Writes a record to disk as an import without a network does. */
    keepUnconfirmed(change: Partial<ImportedActivation> = {}): void {
      ports.writeRecord('device', {
        ...activation(change),
        server: 'loopback',
        activatedAt: null,
        seats: null,
        confirmedAt: null,
        takenAt: Date.UTC(2026, 1, 13, 9, 30),
      });
    },
  };
}
