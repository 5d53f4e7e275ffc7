import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { run } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

const scripts = path.resolve(import.meta.dirname, '../../build/linux');
const attacks = path.join(import.meta.dirname, 'attack');

/** Runs the packages' script before their removal, as root. */
export const hook = '/bin/sh /packages/before-remove.sh remove';
/** The app's data folder, relative to a home. */
export const data = '.config/seatkeeper';
/** Answer of an app that released its seat. */
export const released = '{"ok":true,"state":"released"}\n';
/** Answer of an app whose release waits. */
export const waiting = '{"ok":false,"state":"waiting"}\n';

/** What the program in the app's place saw when it was started. */
interface Facts {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly others: string;
  readonly session: number;
  readonly [fact: string]: unknown;
}

/** A machine on which root removes the package. */
interface RemovalMachine {
  readonly machine: ThrowawayMachine;
  /** Creates an account with the record of a seat, whose app prints this answer. */
  addAccount(user: string, answer: string, home?: string): Promise<void>;
  /** Reads and deletes the facts of the app of this home. */
  factsOf(home: string): Promise<Facts>;
}

/**
 * Creates a new machine for each test, with the packages' scripts, and with a program in the app's
 * place that records what it can reach, as an attacker would.
 */
export function useRemovalMachine(): RemovalMachine {
  let files: string;
  let machine: ThrowawayMachine;

  beforeAll(async () => {
    files = await mkdtemp(path.join(tmpdir(), 'seatkeeper-removal-'));
    for (const folder of [scripts, attacks]) await cp(folder, files, { recursive: true });
    await run('chmod', ['-R', 'a+rX', files]);
  });

  afterAll(async () => {
    await rm(files, { recursive: true, force: true });
  });

  beforeEach(async () => {
    machine = await ThrowawayMachine.create(files);
    await machine.runOrThrow(
      'install -D -m 755 /packages/release-seats.sh /opt/Seatkeeper/release-seats && ' +
        'install -D -m 755 /packages/app.py /opt/Seatkeeper/seatkeeper',
    );
  });

  afterEach(async () => {
    await machine.close();
  });

  return {
    get machine() {
      return machine;
    },
    async addAccount(user, answer, home = `/home/${user}`) {
      const folder = `'${home}'/${data}`;
      await machine.runOrThrow(`useradd --create-home --home-dir '${home}' ${user}`);
      await machine.runOrThrow(`mkdir -p ${folder} && touch ${folder}/device.json`);
      await machine.runOrThrow(`cat > '${home}'/answer && chown -R ${user} '${home}'`, {
        input: answer,
      });
    },
    factsOf: async (home) =>
      JSON.parse(await machine.runOrThrow(`cat '${home}/facts' && rm '${home}/facts'`)),
  };
}
