import type { ImportedActivation } from '../../shared/license.ts';
import { runCoreCommand } from './run-core-command.ts';
import { seatOf } from './seat-of.ts';
import { useComputer } from './use-computer.ts';

/** Starts a stand-in and a computer before each test, and returns them with the commands that import and release its seat. */
export function useImport() {
  const computer = useComputer();

  const activation = (change: Partial<ImportedActivation> = {}): ImportedActivation => {
    const { key, organizationId, activationId, label } = seatOf(computer.polar);
    return { key, organizationId, activationId, label, ...change };
  };
  const run = async (args: readonly string[], stdin: string | null = null) =>
    await runCoreCommand(computer.ports, args, stdin);

  return Object.assign(computer, {
    /** The activation of the stand-in's seat, with changes. */
    activation,
    run,
    importSeat: async (change: Partial<ImportedActivation> = {}, ...flags: string[]) =>
      await run(['import', ...flags], JSON.stringify(activation(change))),
    /** Whether Polar still counts the seat. */
    isLive: (): boolean =>
      computer.polar.record
        .liveActivations(computer.polar.licenseId)
        .some(({ id }) => id === computer.polar.activationId),
    /** Writes a record to disk as an import without a network does. */
    keepUnconfirmed(change: Partial<ImportedActivation> = {}): void {
      computer.ports.writeRecord('device', {
        ...activation(change),
        server: 'loopback',
        activatedAt: null,
        seats: null,
        confirmedAt: null,
        takenAt: Date.UTC(2026, 1, 13, 9, 30),
      });
    },
  });
}
