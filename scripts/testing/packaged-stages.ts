import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { debDependencies } from '../packaging/deb.ts';
import { capture } from '../setup/capture.ts';
import { installedAmong } from '../setup/install-system-packages.ts';
import { isOnPath } from '../setup/is-on-path.ts';
import { missingPackages } from '../setup/system-packages.ts';
import { freePort, packagesEnvironment, packagesUnderTest } from './packages-under-test.ts';
import { runVitest } from './reports.ts';
import type { Stage } from './run-stages.ts';

/** A stage that tests packages. */
interface Part {
  readonly title: string;
  /** The starts of the names of its files. */
  readonly files: readonly string[];
  /** What it needs of the machine. */
  readonly needs: readonly string[];
  /**
   * Which app it tests: the one packed for the port of its list, or one that it builds itself for that
   * port; null where it tests what surrounds the app in a package.
   */
  readonly app: 'packed' | 'own' | null;
}

/**
 * Tests that measure how long a command takes, and so run without the journeys beside them. They mostly wait for limits of time, so that
 * the two lists run beside each other, each with the app that was packed for the list of tests at the same place in `lists`.
 */
const timedLists: readonly (readonly Part[])[] = [
  [
    {
      title: 'Packaged: limits of a command’s time',
      files: ['timed-release', 'timed-seats', 'timed-inputs'],
      needs: [],
      app: 'packed',
    },
  ],
  [
    {
      title: 'Packaged: unusual folders and accounts',
      files: ['timed-unusual-folders', 'timed-accounts'],
      needs: ['setpriv', 'a private mount'],
      app: 'packed',
    },
  ],
];

/**
 * Lists of tests that run beside each other and beside the journeys; they mostly wait. Each list has
 * a port, which is built into the packed app. Its tests listen there, or expect no server there, so
 * that they run one after the other.
 */
const lists: readonly (readonly Part[])[] = [
  [
    {
      title: 'Packaged: removal by root',
      files: ['removal-by-root'],
      needs: ['dpkg', 'script', 'python3', 'keyctl', 'a private mount', '/dev/fuse'],
      app: null,
    },
    { title: 'Packaged: command line', files: ['command-line-'], needs: ['script'], app: 'packed' },
    {
      title: 'Packaged: hardening of the switches and the network',
      files: ['hardening-'],
      needs: [],
      app: 'packed',
    },
    {
      title: 'Packaged: attack on the removal',
      files: ['removal-attack'],
      needs: [
        'dpkg',
        'apt-get',
        'script',
        'python3',
        'a private mount',
        'what the package depends on',
        'an x86-64 processor',
      ],
      app: 'packed',
    },
    {
      title: 'Packaged: rpm',
      files: ['rpm'],
      needs: ['rpmbuild', 'script', 'a private mount'],
      app: null,
    },
    {
      title: 'Packaged: the program that installs updates',
      files: ['update-program'],
      needs: ['dpkg', 'apt-get', 'a private mount'],
      app: null,
    },
    { title: 'Packaged: hardening', files: ['hardening.packaged'], needs: [], app: 'packed' },
    { title: 'Packaged: size', files: ['size'], needs: [], app: 'packed' },
  ],
  [
    {
      title: 'Packaged: a seller’s package',
      files: ['sellers-'],
      needs: [
        'dpkg',
        'apt-get',
        'curl',
        'rpmbuild',
        'python3',
        'Xvfb',
        'xdotool',
        'a private mount',
        'what the package depends on',
      ],
      app: 'own',
    },
    {
      title: 'Packaged: deb',
      files: ['deb'],
      needs: ['dpkg', 'a private mount', 'what the package depends on'],
      app: 'packed',
    },
    {
      title: 'Packaged: NSIS under Wine',
      files: ['nsis'],
      needs: ['makensis', 'wine'],
      app: null,
    },
  ],
];

/** Checks for needs that are not programs on the path. */
const otherNeeds: Readonly<Record<string, () => boolean>> = {
  'a private mount': canMount,
  'what the package depends on': hasDebDependencies,
  'an x86-64 processor': () => process.arch === 'x64',
  '/dev/fuse': () => existsSync('/dev/fuse'),
};

/** The needs that this machine lacks. */
function missingNeeds(needs: readonly string[]): readonly string[] {
  return needs.filter((need) => !(otherNeeds[need]?.() ?? isOnPath(need)));
}

/** Whether this machine has the packages on which the deb depends. */
function hasDebDependencies(): boolean {
  const wanted = debDependencies.map((names) => ({ names, reason: '' }));
  return missingPackages(wanted, installedAmong(wanted)).length === 0;
}

/**
 * Whether this process can mount a folder that only it and its children see: as root, and not in
 * most containers.
 */
function canMount(): boolean {
  const mount = 'mount -t tmpfs test /mnt';
  return capture('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', mount]).code === 0;
}

/**
 * A stage for the tests of a part. One that this machine cannot run is reported as not run;
 * continuous integration runs all.
 *
 * @param portOfList returns the port of its list
 */
function packagedStage(
  { title, files, needs, app }: Part,
  portOfList: () => Promise<number>,
): Stage {
  return {
    title,
    async run(context) {
      const lacking = process.platform === 'linux' ? missingNeeds(needs) : ['Linux'];
      if (lacking.length > 0) {
        return {
          passed: 0,
          failed: 0,
          messages: [`${title}: not run; it needs ${lacking.join(', ')}.`],
        };
      }
      const { env, temp } = context;
      // Tests also run the packages under other accounts.
      await chmod(temp, 0o711);
      const folder = path.join(temp, 'packages');
      const prepare = app === 'packed' ? packagesUnderTest : packagesEnvironment;
      const packages = app === null ? {} : await prepare(folder, await portOfList());
      const args = ['--config=tests/packaged/vitest.config.ts', ...files];
      return await runVitest(title, args, { ...context, env: { ...env, ...packages } });
    },
  };
}

/** Returns a function that chooses a free port when it is first called. */
function lazyPort(): () => Promise<number> {
  let port: Promise<number> | undefined;
  return () => (port ??= freePort());
}

const ports = lists.map(lazyPort);

/** Makes a stage of each part. Lists at the same place have the same port, and so the same packed app. */
const stagesOf = (parts: readonly (readonly Part[])[]): readonly (readonly Stage[])[] =>
  parts.map((list, index) => list.map((part) => packagedStage(part, ports[index] ?? lazyPort())));

/** Tests of packages, in lists that may run beside each other. */
export const PACKAGED_STAGES = stagesOf(lists);

/** Tests of packages that measure time, in lists that may run beside each other, once {@link PACKAGED_STAGES} have ended. */
export const TIMED_PACKAGED_STAGES = stagesOf(timedLists);
