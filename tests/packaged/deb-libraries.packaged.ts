import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { debDependencies } from '../../scripts/packaging/deb.ts';
import { rpmDependencies } from '../../scripts/packaging/rpm.ts';
import { elfLibraries } from '../support/elf-libraries.ts';
import { packages } from './packages.ts';

// Holds what the packages depend on to what the packaged Electron is linked to.

/** Libraries of glibc and GCC, which every system has that can run a program. */
const everywhere =
  /^(?:ld-linux-(?:x86-64|aarch64)\.so\.\d|lib(?:c|m|dl|pthread|rt|gcc_s)\.so\.\d)$/;

const files = readdirSync(packages.test, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile())
  .map((each) => path.join(each.parentPath, each.name));
const programs = files.map(elfLibraries).filter((each) => each !== null);
const bundled = new Set(files.map((file) => path.basename(file)));
const needed = [...new Set(programs.flatMap((each) => each.needed))]
  .filter((name) => !bundled.has(name) && !everywhere.test(name))
  .toSorted();

/** Where this system's libraries are, by their names. */
const installed = new Map(
  execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, name = '', file = ''] = /^\t(\S+) \(libc6,.*64.*\) => (\S+)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, realpathSync(file)] as const];
    })
    .toReversed(),
);

test('the packaged Electron is linked to libraries of the system', () => {
  expect(programs.length).toBeGreaterThan(4);
  expect(needed).toEqual(expect.arrayContaining(['libgtk-3.so.0', 'libnss3.so', 'libX11.so.6']));
});

test('the rpm requires each of them, and no library whose name does not exist', () => {
  const required = rpmDependencies.flatMap((each) => /^(.+)\(\)\(64bit\)$/.exec(each)?.[1] ?? []);
  expect(needed.filter((name) => !required.includes(name))).toEqual([]);
  expect(required.length).toBeGreaterThan(needed.length);
  for (const name of required) {
    const file = installed.get(name);
    expect(file === undefined ? null : elfLibraries(file)?.name, name).toBe(name);
  }
  const programFiles = rpmDependencies.filter((each) => each.startsWith('/'));
  expect(programFiles.filter((file) => !existsSync(file))).toEqual([]);
  expect(rpmDependencies.length - required.length - programFiles.length).toBe(1);
});

/** Returns the names in a field of packages, such as `libc6 (>= 2.34), libgtk-3-0 | libgtk-4-1`. */
const namesIn = (text: string): string[] =>
  text.split(/[,|]/).map((part) => part.trim().replace(/[ :(].*$/, ''));

/** The installed packages with what they depend on, by their own and their virtual names. */
const dependencies = new Map<string, readonly string[]>();
const format = '${Package}\t${Provides}\t${Pre-Depends}, ${Depends}\n';
for (const line of query(['-W', `-f=${format}`]).split('\n')) {
  const [name = '', provides = '', depends = ''] = line.split('\t');
  const wanted = namesIn(depends).filter((each) => each !== '');
  for (const each of [name, ...namesIn(provides)]) dependencies.set(each, [name, ...wanted]);
}

/** Returns what dpkg-query prints; it ends with 1 if it does not know one of several names. */
function query(args: readonly string[]): string {
  const { stdout } = spawnSync('dpkg-query', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return stdout;
}

test('what the deb depends on brings each of them', () => {
  const brought = new Set<string>();
  const left = debDependencies.map(
    (names) => names.find((name) => dependencies.has(name)) ?? `none of ${names.join(', ')}`,
  );
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (brought.has(name)) continue;
    brought.add(name);
    left.push(...(dependencies.get(name) ?? []));
  }
  const places = needed.map((name) => installed.get(name) ?? `no ${name}`);
  // A merged /usr has each file under two names, of which dpkg knows one.
  const found = query(['-S', ...places, ...places.map((file) => file.replace(/^\/usr/, ''))]);
  const owners = new Map(
    Array.from(found.matchAll(/^([^:\n]+)(?::\w+)?: (?:\/usr)?(.+)$/gm), ([, owner, file]) => [
      file,
      owner,
    ]),
  );
  const missing = places.filter((file) => {
    const owner = owners.get(file.replace(/^\/usr/, ''));
    return owner === undefined || !brought.has(owner);
  });
  expect(missing).toEqual([]);
  expect(brought.has('libcups2')).toBe(true);
});
