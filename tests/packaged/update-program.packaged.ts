import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeUpdateFiles } from '../../scripts/packaging/linux-tree.ts';
import { readProduct, type Product } from '../../scripts/packaging/product.ts';
import { lumen } from '../support/lumen.ts';
import { run } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

const name = 'lumen-licenses';
const program = `/opt/${name}/install-update`;
const policy = '/usr/share/polkit-1/actions/com.lumen.licenses.policy';
const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
let folder: string;
let product: Product;
let machine: ThrowawayMachine;

/** Builds a package that holds the program alone, of this name, version and architecture. */
async function build(
  file: string,
  fields: { readonly Package?: string; readonly Version: string; readonly Architecture?: string },
  depends = '',
): Promise<void> {
  const root = path.join(folder, 'root');
  await rm(root, { recursive: true, force: true });
  await mkdir(path.join(root, 'DEBIAN'), { recursive: true });
  await writeUpdateFiles(root, product);
  const control = {
    Package: name,
    Architecture: architecture,
    ...fields,
    Maintainer: 'Lumen <packages@lumen.example>',
    Description: 'a test',
  };
  const lines = Object.entries(control).map(([field, value]) => `${field}: ${value}\n`);
  await writeFile(path.join(root, 'DEBIAN/control'), lines.join('') + depends);
  const args = ['--root-owner-group', '-Znone', '--build', root, path.join(folder, file)];
  expect(await run('dpkg-deb', args)).toMatchObject({ code: 0 });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-update-'));
  const vendorFile = path.join(folder, 'lumen.json');
  const updates = 'https://lumen.example/downloads/';
  const productName = 'Lumen Studio Licenses';
  await writeFile(vendorFile, JSON.stringify({ ...lumen, productName, updates }));
  product = { ...readProduct(vendorFile), publisher: 'Lumen & Sons "<GmbH>"' };
  await build('1.0.0.deb', { Version: '1.0.0' });
  await build('1.1.0-beta.1.deb', { Version: '1.1.0~beta.1' });
  await build('1.1.0.deb', { Version: '1.1.0' });
  await build('other-architecture.deb', { Version: '1.2.0', Architecture: 'riscv64' });
  await build('other-name.deb', { Version: '1.2.0', Package: 'lumen-studio' });
  await build('unmet.deb', { Version: '1.2.0' }, 'Depends: no-such-package-of-lumen\n');
  machine = await ThrowawayMachine.create(folder);
  await machine.runOrThrow('dpkg -i /packages/1.0.0.deb');
});

afterAll(async () => {
  await machine.close();
  await rm(folder, { recursive: true, force: true });
});

const version = (): Promise<string> =>
  machine.runOrThrow(`dpkg-query --show --showformat='\${Status} \${Version}' ${name}`);

async function checksumOf(file: string): Promise<string> {
  return createHash('sha512')
    .update(await readFile(path.join(folder, file)))
    .digest('hex');
}

/** Runs the program as pkexec does. `checksum`: default the file's own. */
async function install(file: string, announced: string, checksum?: string): Promise<number | null> {
  const sha512 = checksum ?? (await checksumOf(file));
  const { code, stdout, stderr } = await machine.sh(
    `${program} '${sha512}' '${announced}' < '/packages/${file}'`,
  );
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  return code;
}

test('root installs nothing but a newer version of this very package', async () => {
  const before = await version();
  expect(before).toBe('install ok installed 1.0.0');
  const another = await checksumOf('1.0.0.deb');
  expect(await install('1.1.0.deb', '1.1.0', another), 'another checksum').toBe(3);
  expect(await install('lumen.json', '1.1.0'), 'no package').toBe(3);
  expect(await install('1.0.0.deb', '1.0.0'), 'the same version').toBe(3);
  expect(await install('1.1.0.deb', '1.2.0'), 'another version than the announced').toBe(3);
  expect(await install('other-name.deb', '1.2.0'), 'another package').toBe(3);
  expect(await install('other-architecture.deb', '1.2.0'), 'another processor').toBe(3);
  expect(await install('unmet.deb', '1.2.0'), 'what it depends on is missing').toBe(100);
  expect(await version()).toBe(before);

  expect(await install('1.1.0-beta.1.deb', '1.1.0~beta.1'), 'a pre-release').toBe(0);
  expect(await install('1.1.0.deb', '1.1.0'), 'its release').toBe(0);
  expect(await version()).toBe('install ok installed 1.1.0');
  expect(await install('1.1.0-beta.1.deb', '1.1.0~beta.1'), 'an older version').toBe(3);
  expect(await version()).toBe('install ok installed 1.1.0');
  expect(await machine.runOrThrow('ls /var/tmp')).not.toContain(name);
}, 120_000);

test('arguments that are no checksum and no version are refused', async () => {
  const good = await checksumOf('1.1.0.deb');
  for (const [sha512, announced] of [
    ['', '1.2.0'],
    [good.slice(1), '1.2.0'],
    [good.toUpperCase(), '1.2.0'],
    [`${good.slice(1)}\n`, '1.2.0'],
    [good, ''],
    [good, '-o'],
    [good, 'latest'],
    [good, '1.2.0;reboot'],
    [good, '1.2.0 2'],
    [good, '../1.2.0'],
  ] as const) {
    expect({ sha512, announced, code: await install('1.1.0.deb', announced, sha512) }).toEqual({
      sha512,
      announced,
      code: 2,
    });
  }
  expect((await machine.sh(program)).code).toBe(2);
  expect((await machine.sh(`${program} ${good} 1.2.0 more`)).code).toBe(2);
  await machine.runOrThrow('useradd alice');
  const asAlice = `${program} ${good} 1.2.0 < /packages/1.1.0.deb`;
  expect((await machine.sh(asAlice, { account: 'alice' })).code).toBe(2);
});

test('the caller’s variables choose nothing', async () => {
  const mark = '/tmp/mark';
  await machine.runOrThrow('mkdir /tmp/tools');
  for (const tool of ['id', 'mktemp', 'dpkg', 'dpkg-deb', 'apt-get', 'sha512sum']) {
    const file = `/tmp/tools/${tool}`;
    await machine.runOrThrow(`printf '#!/bin/sh\\ntouch ${mark}\\n' > ${file}; chmod 755 ${file}`);
  }
  await machine.runOrThrow(`echo 'touch ${mark}' > /tmp/env`);
  const line = `PATH=/tmp/tools:$PATH ENV=/tmp/env BASH_ENV=/tmp/env IFS=0 TMPDIR=/tmp/tools ${program} ${await checksumOf('1.0.0.deb')} 1.0.0 < /packages/1.0.0.deb`;
  expect((await machine.sh(line)).code).toBe(3);
  expect((await machine.sh(`test -e ${mark}`)).code).toBe(1);
});

test('polkit asks for an administrator’s password, for this program alone, in both languages', async () => {
  const text = await machine.runOrThrow(`cat ${policy}`);
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const texts = (tag: string): string[] =>
    Array.from(document.getElementsByTagName(tag)).map((one) => one.textContent ?? '');
  expect(document.getElementsByTagName('action')[0]?.getAttribute('id')).toBe(
    'com.lumen.licenses.install-update',
  );
  expect(texts('vendor')).toEqual(['Lumen & Sons "<GmbH>"']);
  expect(texts('annotate')).toEqual([program]);
  expect(['allow_any', 'allow_inactive', 'allow_active'].flatMap(texts)).toEqual([
    'auth_admin',
    'auth_admin',
    'auth_admin',
  ]);
  expect(texts('message')).toEqual([
    'Authentication is required to install an update of Lumen Studio Licenses.',
    'Um ein Update von Lumen Studio Licenses zu installieren, ist eine Authentifizierung erforderlich.',
  ]);
  expect(await machine.runOrThrow(`stat --format='%U %a' ${program} ${policy}`)).toBe(
    'root 755\nroot 644\n',
  );
});
