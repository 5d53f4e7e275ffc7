import { expect, test } from 'vitest';
import { missingLibraries } from '../../scripts/setup/install-system-packages.ts';
import { debDependencies } from '../../scripts/packaging/deb.ts';
import {
  missingPackages,
  nameToInstall,
  parseInstalled,
  RUNTIME_PACKAGES,
  TEST_PACKAGES,
} from '../../scripts/setup/system-packages.ts';

const gtk = { names: ['libgtk-3-0', 'libgtk-3-0t64'], reason: 'Draws dialogs.' };
const xvfb = { names: ['xvfb'], reason: 'A display.' };

test('a package counts as installed under any of its names', () => {
  expect(missingPackages([gtk, xvfb], new Set(['libgtk-3-0t64']))).toEqual([xvfb]);
  expect(missingPackages([gtk, xvfb], new Set(['libgtk-3-0', 'xvfb']))).toEqual([]);
});

test('removed packages with remaining settings are not installed', () => {
  const output = 'ii  libgtk-3-0\nrc  xvfb\nun  xauth\nii  libnss3\n';
  expect(parseInstalled(output)).toEqual(new Set(['libgtk-3-0', 'libnss3']));
});

test('apt gets the newest name that it knows, else the oldest', () => {
  expect(nameToInstall(gtk, () => true)).toBe('libgtk-3-0t64');
  expect(nameToInstall(gtk, (name) => name === 'libgtk-3-0')).toBe('libgtk-3-0');
  expect(nameToInstall(gtk, () => false)).toBe('libgtk-3-0');
});

test('missing libraries are read from the output of ldd', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibnss3.so => not found',
  ].join('\n');
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
});

test('set-up installs the packages that the tests’ package depends on', () => {
  const brought = [...RUNTIME_PACKAGES, ...TEST_PACKAGES].map(({ names }) => names);
  for (const names of debDependencies) expect(brought).toContainEqual(names);
});
