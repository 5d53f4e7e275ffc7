import { afterEach, beforeEach } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import type { DeviceState } from '../../shared/app-state.ts';
import type { Result } from '../../shared/failure.ts';
import { createMemoryLog } from './file-stores.ts';
import { seatOf } from './seat-of.ts';
import { openLicenses, takenSeat, writeSeat, type OpenLicense } from './seats-on-disk.ts';
import { useComputer } from './use-computer.ts';

/** The local ids of the seats that {@link useSeatsOnDisk} writes. */
export const seatIds = { first: '0000000a', second: '0000000b', third: '0000000c' } as const;

/** Starts a stand-in and a computer before each test, and returns them with three seats to write there and what the cores show about them. */
export function useSeatsOnDisk() {
  const computer = useComputer({ licenses: 10 });
  let licenses: readonly OpenLicense[];
  const cores: Core[] = [];

  beforeEach(() => {
    licenses = openLicenses(computer.polar, 3);
  });
  afterEach(async () => {
    await Promise.all(cores.splice(0).map(async (core) => await core.stop()));
  });

  /** Returns a license of the stand-in with free seats, other than that of its key. */
  function licenseAt(index: number): OpenLicense {
    const license = licenses[index];
    if (license === undefined) throw new Error('The stand-in has too few licenses.');
    return license;
  }

  return Object.assign(computer, {
    /** Starts a core over the computer's files, as another process does. */
    start(): Core {
      const core = compose(
        { ...computer.ports, activityFile: createMemoryLog() },
        { deadline: 5_000 },
      );
      cores.push(core);
      return core;
    },
    folder: (): string => computer.ports.dataFolder,
    licenseAt,
    /** Writes three seats of three licenses. */
    writeThree(): void {
      writeSeat(computer.ports.dataFolder, seatIds.first, seatOf(computer.polar));
      writeSeat(
        computer.ports.dataFolder,
        seatIds.second,
        takenSeat(computer.polar, licenseAt(0), 'Second'),
      );
      writeSeat(
        computer.ports.dataFolder,
        seatIds.third,
        takenSeat(computer.polar, licenseAt(1), 'Third'),
      );
    },
    async activate(core: Core, { key, organizationId }: OpenLicense): Promise<Result<undefined>> {
      const label = computer.ports.hostName;
      const request = { server: 'loopback', key, organizationId, label } as const;
      return await core.handlers.device.activate(request);
    },
    /** The number of seats of a license that Polar counts. */
    liveCount: ({ licenseId }: Pick<OpenLicense, 'licenseId'>): number =>
      computer.polar.record.liveActivations(licenseId).length,
  });
}

/** Returns the ids of the seats that a core shows, in order. */
export const shownIds = (core: Core): string[] => core.state.get().seats.map(({ id }) => id);

/** Returns the state of each seat that a core shows, in order. */
export const shownTypes = (core: Core): string[] =>
  core.state.get().seats.map(({ device }) => device.type);

/** Returns the state of a seat; `none` if the core does not show it. */
export function seatIn(core: Core, id: string): DeviceState {
  return core.state.get().seats.find((seat) => seat.id === id)?.device ?? { type: 'none' };
}

/** Returns the state of a seat's release; that of the seat if it is not held. */
export function releaseIn(core: Core, id: string): string {
  const device = seatIn(core, id);
  return device.type === 'held' ? device.release.type : device.type;
}
