import { afterEach, beforeEach } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import type { DeviceState } from '../../shared/app-state.ts';
import type { Result } from '../../shared/failure.ts';
import { createMemoryLog } from './file-stores.ts';
import { startPolar, type Polar } from './polar/start-polar.ts';
import { clockSpeed } from './running-core.ts';
import { seatOf } from './seat-of.ts';
import { openLicenses, takenSeat, writeSeat, type OpenLicense } from './seats-on-disk.ts';
import { createFastClock, createTestPorts, type TestPorts } from './test-ports.ts';

/** The local ids of the seats that {@link useSeatsOnDisk} writes. */
export const seatIds = { first: '0000000a', second: '0000000b', third: '0000000c' } as const;

/** Starts a stand-in and a computer before each test, and returns them with three seats to write there and what the cores show of them. */
export function useSeatsOnDisk() {
  let polar: Polar;
  let ports: TestPorts;
  let licenses: readonly OpenLicense[];
  const cores: Core[] = [];

  beforeEach(async () => {
    polar = await startPolar({ licenses: 10 });
    ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
    licenses = openLicenses(polar, 3);
  });
  afterEach(async () => {
    await Promise.all(cores.splice(0).map(async (core) => await core.stop()));
    ports.close();
    await polar.close();
  });

  /** Returns a license of the stand-in with free seats, other than that of its key. */
  function licenseAt(index: number): OpenLicense {
    const license = licenses[index];
    if (license === undefined) throw new Error('The stand-in has too few licenses.');
    return license;
  }

  function seatIn(core: Core, id: string): DeviceState {
    return core.state.get().seats.find((seat) => seat.id === id)?.device ?? { type: 'none' };
  }

  return {
    get polar() {
      return polar;
    },
    get ports() {
      return ports;
    },
    /** Starts a core over the computer's files, as another process does. */
    start(): Core {
      const core = compose({ ...ports, activityFile: createMemoryLog() }, { deadline: 5_000 });
      cores.push(core);
      return core;
    },
    folder: (): string => ports.dataFolder,
    licenseAt,
    /** Writes three seats of three licenses. */
    writeThree(): void {
      writeSeat(ports.dataFolder, seatIds.first, seatOf(polar));
      writeSeat(ports.dataFolder, seatIds.second, takenSeat(polar, licenseAt(0), 'Second'));
      writeSeat(ports.dataFolder, seatIds.third, takenSeat(polar, licenseAt(1), 'Third'));
    },
    async activate(core: Core, { key, organizationId }: OpenLicense): Promise<Result<undefined>> {
      const label = ports.hostName;
      const request = { server: 'loopback', key, organizationId, label } as const;
      return await core.handlers.device.activate(request);
    },
    /** The number of seats of a license that Polar counts. */
    liveCount: ({ licenseId }: Pick<OpenLicense, 'licenseId'>): number =>
      polar.record.liveActivations(licenseId).length,
    /** The ids of the seats that a core shows, in order. */
    shownIds: (core: Core): string[] => core.state.get().seats.map(({ id }) => id),
    /** The state of each seat that a core shows, in order. */
    types: (core: Core): string[] => core.state.get().seats.map(({ device }) => device.type),
    seatIn,
    /** The state of a seat's release; that of the seat if it is not held. */
    releaseIn(core: Core, id: string): string {
      const device = seatIn(core, id);
      return device.type === 'held' ? device.release.type : device.type;
    },
  };
}
