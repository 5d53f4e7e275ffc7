import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { debDependencies } from '../packaging/deb.ts';
import { capture } from '../setup/capture.ts';
import { installedAmong } from '../setup/install-system-packages.ts';
import { isOnPath } from '../setup/is-on-path.ts';
import { missingPackages } from '../setup/system-packages.ts';
import { packagesUnderTest } from './packages-under-test.ts';
import { runVitest } from './reports.ts';
import type { Stage } from './run-stages.ts';

/** A stage that tests packages. */
interface Part {
  readonly title: string;
  /** The start of the names of its files. */
  readonly files: string;
  /** What it needs of the machine. */
  readonly needs: readonly string[];
  /** Whether it tests the packed app; the others test what surrounds it in a package. */
  readonly usesApp: boolean;
}

const rpm: Part = {
  title: 'Packaged: rpm',
  files: 'rpm',
  needs: ['rpmbuild', 'script', 'a private mount'],
  usesApp: false,
};

/**
 * Tests that listen on the port built into the packed app, or expect no server there, so that only
 * one of them may run. The last uses no port; with it both lists take about as long.
 */
const onePort: readonly Part[] = [
  { title: 'Packaged: command line', files: 'command-line', needs: ['script'], usesApp: true },
  {
    title: 'Packaged: accounts',
    files: 'accounts',
    needs: ['setpriv', 'a private mount'],
    usesApp: true,
  },
  { title: 'Packaged: hardening', files: 'hardening.packaged', needs: [], usesApp: true },
  {
    title: 'Packaged: deb',
    files: 'deb',
    needs: ['dpkg', 'a private mount', 'what the package depends on'],
    usesApp: true,
  },
  {
    title: 'Packaged: attack on the removal',
    files: 'removal-attack',
    needs: [
      'dpkg',
      'apt-get',
      'script',
      'python3',
      'a private mount',
      'what the package depends on',
      'an x86-64 processor',
    ],
    usesApp: true,
  },
  rpm,
  {
    title: 'Packaged: a seller’s package',
    files: 'sellers-',
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
    usesApp: true,
  },
];

/** Tests that do not use that port. */
const noPort: readonly Part[] = [
  {
    title: 'Packaged: NSIS under Wine',
    files: 'nsis',
    needs: ['makensis', 'wine'],
    usesApp: false,
  },
  {
    title: 'Packaged: the program that installs updates',
    files: 'update-program',
    needs: ['dpkg', 'apt-get', 'a private mount'],
    usesApp: false,
  },
  {
    title: 'Packaged: removal by root',
    files: 'removal-by-root',
    needs: ['dpkg', 'script', 'python3', 'keyctl', 'a private mount', '/dev/fuse'],
    usesApp: false,
  },
  {
    title: 'Packaged: hardening of the switches and the network',
    files: 'hardening-',
    needs: [],
    usesApp: true,
  },
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
 */
function packagedStage({ title, files, needs, usesApp }: Part): Stage {
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
      const packages = usesApp ? await packagesUnderTest(path.join(temp, 'packages')) : {};
      const args = ['--config=tests/packaged/vitest.config.ts', files];
      return await runVitest(title, args, { ...context, env: { ...env, ...packages } });
    },
  };
}

/** Tests of packages that must not run beside each other. */
export const PACKAGED_STAGES: readonly Stage[] = onePort.map(packagedStage);

/** Tests of packages that may run beside those. */
export const PACKAGED_STAGES_WITHOUT_PORT: readonly Stage[] = noPort.map(packagedStage);
