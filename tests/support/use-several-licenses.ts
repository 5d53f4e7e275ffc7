import { beforeEach, expect } from 'vitest';
import type { Http } from '../../electron/ports.ts';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { displayKeyOf } from '../../shared/license.ts';
import { nodeHttp } from './node-http.ts';
import { runCoreCommand } from './run-core-command.ts';
import { useComputer } from './use-computer.ts';
import { seatsOf } from './write-seats.ts';

/** Starts a stand-in and a computer before each test, and returns them with seats of several licenses and the commands that are run there. */
export function useSeveralLicenses() {
  let seats: readonly DeviceRecord[];
  const released: string[] = [];
  const releaseAnswers = new Map<string, Http['send']>();

  const http: Http = {
    async send(request) {
      if (!request.url.endsWith('/deactivate')) return await nodeHttp.send(request);
      const { activation_id: id } = JSON.parse(request.body ?? '{}') as { activation_id: string };
      released.push(id);
      return await (releaseAnswers.get(id) ?? nodeHttp.send)(request);
    },
  };

  const computer = useComputer({ http });
  beforeEach(() => {
    seats = seatsOf(computer.polar);
    released.length = 0;
    releaseAnswers.clear();
  });

  const seat = (index: number): DeviceRecord => {
    const found = seats[index];
    if (found === undefined) throw new Error(`There is no seat ${index}`);
    return found;
  };

  return Object.assign(computer, {
    /** The activations to which a release was sent, in order. */
    released,
    /** Answers of the network to the release of an activation, in place of Polar's. */
    releaseAnswers,
    /** The record of a seat in the stand-in; it is not on the disk yet. */
    seat,
    run: async (...args: readonly string[]) => await runCoreCommand(computer.ports, args),
    /** Activates with this key. */
    activate: async (key: string, ...flags: string[]) =>
      await runCoreCommand(
        computer.ports,
        ['activate', '--organization', computer.polar.organizationId, '--label', 'New', ...flags],
        key,
      ),
    /** The end of a seat's key, as the app shows it. */
    endOf: (index: number): string => displayKeyOf(seat(index).key).slice(-6),
    /** Whether Polar still counts a seat. */
    isLive: (index: number): boolean =>
      computer.polar.record.activation(seat(index).activationId)?.deletedAt === null,
    expectNoRequest(): void {
      expect(computer.polar.log.count()).toBe(0);
      expect(released).toEqual([]);
    },
  });
}
