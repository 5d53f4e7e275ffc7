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

/** Stages that test packages, and what each needs of the machine. */
const parts = [
  { title: 'Packaged: command line', files: 'command-line', needs: [] },
  { title: 'Packaged: accounts', files: 'accounts', needs: ['setpriv', 'a private mount'] },
  { title: 'Packaged: hardening', files: 'hardening', needs: [] },
  {
    title: 'Packaged: deb',
    files: 'deb',
    needs: ['dpkg', 'a private mount', 'what the package depends on'],
  },
  {
    title: 'Packaged: removal by root',
    files: 'removal-by-root',
    needs: ['dpkg', 'script', 'python3', 'keyctl', 'a private mount', '/dev/fuse'],
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
  },
  { title: 'Packaged: rpm', files: 'rpm', needs: ['rpmbuild', 'script', 'a private mount'] },
  {
    title: 'Packaged: a seller’s package',
    files: 'sellers-package',
    needs: ['dpkg', 'rpmbuild', 'a private mount', 'what the package depends on'],
  },
  { title: 'Packaged: NSIS under Wine', files: 'nsis', needs: ['makensis', 'wine'] },
] as const;

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
 * Tests of installable packages. A stage that this machine cannot run is reported as not run;
 * continuous integration runs all.
 */
export const PACKAGED_STAGES: readonly Stage[] = parts.map(({ title, files, needs }) => ({
  title,
  async run({ env, temp }) {
    const lacking = process.platform === 'linux' ? missingNeeds(needs) : ['Linux'];
    if (lacking.length > 0) {
      return {
        passed: 0,
        failed: 0,
        messages: [`${title}: not run; it needs ${lacking.join(', ')}.`],
      };
    }
    // Tests also run the packages under other accounts.
    await chmod(temp, 0o711);
    const packages = await packagesUnderTest(path.join(temp, 'packages'));
    const args = ['--config=tests/packaged/vitest.config.ts', files];
    return await runVitest(title, args, { env: { ...env, ...packages }, temp });
  },
}));
