import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Clock, Http, Store, Stores } from '../../electron/ports.ts';
import type { TestPorts } from './test-ports.ts';

/** The process was killed before a change of the disk. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/** Never resolves, as an answer that no process waits for. */
const never = async <T>(): Promise<T> => await new Promise<T>(() => undefined);

/** One run of the app that may be killed: its ports, and whether it lives. */
export interface MortalRun {
  readonly ports: TestPorts;
  isDead(): boolean;
  /** Kills it now, without warning. */
  kill(): void;
}

/**
 * Returns ports over the same folder for a run that is killed before its step number `diesAt`: a change of the disk, a request, or the
 * answer to one. From then on nothing of the run reaches the disk or the network, and no timer of it fires.
 */
export function mortalPorts(ports: TestPorts, diesAt: number): MortalRun {
  let steps = 0;
  let isDead = false;
  const kill = (): void => {
    isDead = true;
  };
  // The run before is gone, and with it the process that its lock names.
  fs.rmSync(path.join(ports.dataFolder, 'seat.lock'), { force: true });
  /** Returns whether the run lives at the next step. */
  function lives(): boolean {
    if (!isDead && steps === diesAt) kill();
    steps += 1;
    return !isDead;
  }
  const change = <T>(work: () => T): T => {
    if (!lives()) throw new Killed();
    return work();
  };
  const storeOf = (store: Store): Store => ({
    ...store,
    write: (value) => change(() => store.write(value)),
    erase: () => change(() => store.erase()),
    setAside: (suffix) => change(() => store.setAside(suffix)),
    copyAside: (suffix) => change(() => store.copyAside(suffix)),
  });
  const storesOf = (stores: Stores): Stores => ({
    open: (name) => storeOf(stores.open(name)),
    removeLeftovers: () => change(() => stores.removeLeftovers()),
  });
  const http: Http = {
    async send(request) {
      if (!lives()) return await never();
      const answer = await ports.http.send(request);
      return lives() ? answer : await never();
    },
  };
  const clock: Clock = {
    ...ports.clock,
    schedule: (milliseconds, callback) =>
      ports.clock.schedule(milliseconds, () => {
        if (!isDead) callback();
      }),
  };
  return {
    ports: {
      ...ports,
      http,
      clock,
      stores: storesOf(ports.stores),
      seatFolders: {
        ...ports.seatFolders,
        open: (id) => storesOf(ports.seatFolders.open(id)),
        remove: (id) => change(() => ports.seatFolders.remove(id)),
        removeLeftovers: () => change(() => ports.seatFolders.removeLeftovers()),
      },
    },
    isDead: () => isDead,
    kill,
  };
}
