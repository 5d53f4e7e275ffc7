import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile } from '@electron/asar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDeb, debName } from '../../scripts/packaging/deb.ts';
import { readProduct } from '../../scripts/packaging/product.ts';
import { buildRpm, rpmName } from '../../scripts/packaging/rpm.ts';
import { feedFileName, writeUpdateFeed } from '../../scripts/packaging/update-feed.ts';
import { projectRoot } from '../../scripts/setup/project.ts';
import { withPreparedVendor } from '../../scripts/white-label/prepared-vendor.ts';
import { readFeed } from '../../electron/services/updates/read-feed.ts';
import { asarNames } from '../support/asar-names.ts';
import { lumen } from '../support/lumen.ts';
import { pageCode, pageLines } from '../support/page-code.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { answerOf } from './answer.ts';
import { startUpdateFeed, type UpdateFeedServer } from '../support/update-feed-server.ts';
import { packages } from './packages.ts';
import { run, type RunResult } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';
import { openUpdatedApp, playPolkit, waitFor } from './update-in-window.ts';

const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const unpacked = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
const testServer = `http://127.0.0.1:${packages.port}`;
/** The name of a test build of Lumen's app. */
const name = 'lumen-licenses-test';
const installed = `/opt/${name}`;
let folder: string;
let appFolder: string;
/** The seller's server with newer versions, which only the window of an installed app may ask. */
let feed: UpdateFeedServer;
const files = { deb: ['', ''], rpm: ['', ''] };

/** Builds a package of the seller's product, which owns what the companion must not touch. */
async function buildStudio(): Promise<void> {
  const root = path.join(folder, 'studio');
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text, { mode: 0o755 });
  };
  await write('opt/Lumen Studio/studio', '#!/bin/sh\necho studio\n');
  await write('usr/bin/lumen-studio', '#!/bin/sh\nexec "/opt/Lumen Studio/studio"\n');
  await write(
    'usr/share/applications/lumen-studio.desktop',
    '[Desktop Entry]\nName=Lumen Studio\n',
  );
  await write('usr/share/icons/hicolor/512x512/apps/lumen-studio.png', 'icon');
  await write(
    'DEBIAN/control',
    'Package: lumen-studio\nVersion: 1\nArchitecture: all\nMaintainer: Lumen <a@lumen.example>\nDescription: the product\n',
  );
  const built = await run('dpkg-deb', ['--build', root, path.join(folder, 'studio.deb')]);
  expect(built.code).toBe(0);
}

/** The lines of the guide's step 4, with the port and the folders of this test. */
const guide = pageLines('docs/seller-guide.md', '4. Try the package').map((line) =>
  line
    .replace('http://127.0.0.1:4010', testServer)
    .replace('../lumen/key.txt', '/home/alice/key.txt'),
);
const guideLines = {
  package: guide.filter((line) => line.startsWith('npm run package ')),
  /** With `sudo` as root, the others as a person. */
  installed: guide.filter((line) => !line.startsWith('npm ')),
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-seller-'));
  feed = await startUpdateFeed({ folder });
  const vendorFile = path.join(folder, 'lumen.json');
  const vendor: object = JSON.parse(pageCode('docs/seller-guide.md', '"productName"'));
  await writeFile(vendorFile, JSON.stringify({ ...vendor, updates: feed.address }));
  await copyFile(lumen.app.icons, path.join(folder, 'icon.svg'));
  const [line = '', again = ''] = guideLines.package;
  // The next version is made by the same line.
  expect(again).toBe(line);
  // The compression of the whole app takes minutes; deb.packaged.ts tests it with a small one.
  const command = `${line.replaceAll('../lumen/test', folder).replaceAll('../lumen', folder)} -c.compression=store`;
  const built = await run('sh', ['-c', command], {
    cwd: projectRoot,
    env: { ...(process.env as Record<string, string>), SOURCE_DATE_EPOCH: '1760000000' },
    maxWait: 600_000,
  });
  expect({ code: built.code, output: built.code === 0 ? '' : built.stderr }).toEqual({
    code: 0,
    output: '',
  });
  expect(built.stderr).toContain(`This is a TEST build: it connects only to ${testServer}.`);
  appFolder = path.join(folder, unpacked);
  // The next version of the same app.
  await withPreparedVendor(vendorFile, 'test-package', async (prepared) => {
    const product = readProduct(prepared);
    const first = { product, version: '1.2.0', architecture, appFolder } as const;
    const next = { ...first, version: '1.3.0', epoch: 1_760_000_000, compression: 'none' } as const;
    files.deb = [debName(first), debName(next)];
    files.rpm = [rpmName(first), rpmName(next)];
    await buildDeb({ ...next, file: path.join(folder, debName(next)) });
    for (const version of ['1.2.0', '1.3.0']) {
      const options = { ...next, version };
      await buildRpm({ ...options, file: path.join(folder, rpmName(options)) });
    }
    await expectFeed('1.2.0', [debName(first)]);
    const names = [debName(next)];
    await writeUpdateFeed({ ...next, folder, names, platform: 'linux' });
  });
  await buildStudio();
}, 800_000);

/** Expects that the packager wrote a feed of these packages. */
async function expectFeed(version: string, names: readonly string[]): Promise<void> {
  const written = readFeed(
    await readFile(path.join(folder, feedFileName('linux', architecture)), 'utf8'),
  );
  expect(written).toMatchObject({ version, files: names.map((url) => ({ url })) });
}

afterAll(async () => {
  await feed.close();
  await rm(folder, { recursive: true, force: true });
});

/** What may name Seatkeeper in a seller's package; docs/white-label.md has the same list. */
const allowed: readonly RegExp[] = [
  // Its license requires that the notice is kept.
  /Copyright \(c\) \d{4} Seatkeeper/,
  // Stored records and Polar hold the hash of which it is a part.
  /seatkeeper\/computer\/1/,
];

/** Returns where a text names Seatkeeper or has the outline of its chair, without what is allowed. */
function namesIn(text: string): string[] {
  const rest = allowed.reduce(
    (shorter, each) => shorter.replaceAll(new RegExp(each, 'g'), ''),
    text,
  );
  return [...rest.matchAll(/.{0,30}(?:seat.?keeper|M6 3v7m8-7v7).{0,30}/gis)].map(
    ([found]) => found,
  );
}

test('the search finds Seatkeeper’s names', () => {
  expect(namesIn('x Seatkeeper y')).toHaveLength(1);
  expect(namesIn('SEATKEEPER_KEY')).toHaveLength(1);
  expect(namesIn('a"M6 3v7m8-7v7 M4"')).toHaveLength(1);
  expect(namesIn('Copyright (c) 2026 Seatkeeper')).toEqual([]);
});

test('a seller’s package has nothing of Seatkeeper’s name or chair in names or contents', async () => {
  const found: Record<string, string[]> = {};
  const search = (file: string, content: Buffer): void => {
    const hits = [...namesIn(file), ...namesIn(content.toString('latin1'))];
    if (hits.length > 0) found[file] = hits;
  };
  const entries = await readdir(appFolder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    // Electron's own files are the same in every build, and large.
    if (/\.(?:pak|so|dat|bin|1)$/.test(entry.name) || entry.name.endsWith('-bin')) continue;
    search(path.relative(appFolder, file), await readFile(file));
  }
  const asar = path.join(appFolder, 'resources/app.asar');
  const names = asarNames(asar);
  for (const inner of names) search(inner, extractFile(asar, inner));
  expect(names).toContain('dist/renderer/logo.png');
  // The control files and the menu's entry, too.
  const deb = path.join(folder, files.deb[0] ?? '');
  const control = await run('sh', ['-c', 'dpkg-deb --ctrl-tarfile "$1" | tar -xO', 'sh', deb]);
  search('control', Buffer.from(control.stdout));
  const listed = await run('dpkg-deb', ['--contents', deb]);
  search('list of the deb', Buffer.from(listed.stdout));
  const rpm = await run('rpm', [
    '-qp',
    '--queryformat',
    '%{VENDOR} %{PACKAGER} %{URL} %{SUMMARY} %{DESCRIPTION}',
    '--scripts',
    '--list',
    path.join(folder, files.rpm[0] ?? ''),
  ]);
  expect(rpm.stdout).toContain(
    'Lumen GmbH Lumen <packages@lumen.example> https://lumen.example/licenses',
  );
  search('rpm', Buffer.from(rpm.stdout));
  expect(found).toEqual({});
});

test('npm start -- --vendor shows it beside the stand-in, here by the command line', async () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env as Record<string, string>;
  const args = ['scripts/run.mjs', 'start', '--vendor', path.join(folder, 'lumen.json')];
  const [script = '', ...rest] = args;
  const shown = await run(process.execPath, [path.join(projectRoot, script), ...rest], {
    env,
    maxWait: 60_000,
  });
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.stdout).toContain('$ lumen-licenses release');
  expect(shown.stdout).toContain('TEST build: it connects only to http://127.0.0.1:');
  expect(shown.stdout).toContain('\nThe seat is free.');
});

test('the licenses of everything bundled travel with the package', async () => {
  const licenses = await readFile(path.join(appFolder, 'resources/licenses.txt'), 'utf8');
  for (const part of [
    'Copyright (c)',
    '\nreact ',
    '\nelectron-store ',
    '\nvalibot ',
    '\ncsv-parse ',
    '\nany-ascii ',
  ]) {
    expect(licenses).toContain(part);
  }
});

test('the rpm has the same bytes for the same input at any time', async () => {
  const built = await readFile(path.join(folder, files.rpm[1] ?? ''));
  const vendorFile = path.join(folder, 'lumen.json');
  await withPreparedVendor(vendorFile, 'test-package', async (prepared) => {
    const product = readProduct(prepared);
    const small = path.join(folder, 'small');
    await mkdir(path.join(small, 'resources'), { recursive: true });
    const made: Buffer[] = [];
    for (const at of ['one', 'other']) {
      await writeFile(path.join(small, name), 'the app');
      const file = path.join(folder, `${at}.rpm`);
      await buildRpm({
        product,
        version: '1.0.0',
        architecture,
        appFolder: small,
        file,
        epoch: 1_700_000_000,
      });
      made.push(await readFile(file));
    }
    expect(made[0]?.equals(made[1] ?? Buffer.of())).toBe(true);
  });
  expect(built.length).toBeGreaterThan(0);
});

/** Returns the answer of a command that said before that it is a test build's. */
function answerOfTestBuild(result: RunResult): Record<string, unknown> {
  expect(result.stderr).toBe(
    `TEST build: it connects only to ${testServer}. Its licenses aren’t real.\n`,
  );
  const answer = answerOf({ ...result, stderr: '' });
  expect(answer).toMatchObject({ testServer });
  return answer;
}

describe('installed', () => {
  let polar: Polar;
  let machine: ThrowawayMachine;

  beforeEach(async () => {
    polar = await startPolar({ port: packages.port });
    machine = await ThrowawayMachine.create(folder);
    await machine.runOrThrow('useradd --create-home alice');
  });

  afterEach(async () => {
    await machine.close();
    await polar.close();
  });

  const seats = (): string[] =>
    polar.record.liveActivations(polar.licenseId).map(({ label }) => label);
  const releases = (): number => polar.log.count({ operation: 'deactivate' });
  const status = async (flags = ''): Promise<Record<string, unknown>> =>
    answerOfTestBuild(await machine.sh(`${name} status --json ${flags}`, { account: 'alice' }));

  async function activate(flags = ''): Promise<void> {
    const result = await machine.sh(`${name} activate --json --no-input ${flags}`, {
      account: 'alice',
      env: { LUMEN_LICENSES_TEST_KEY: polar.key },
    });
    expect(answerOfTestBuild(result)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(seats()).toHaveLength(3);
  }

  /** Checks what the app wrote and sent. */
  async function expectNoNames(): Promise<void> {
    await machine.runOrThrow(`${name} doctor > /dev/null`, { account: 'alice' });
    const data = '/home/alice/.config';
    const listed = await machine.runOrThrow(`find ${data}; cat $(find ${data} -type f)`);
    expect(listed).toContain(`${data}/${name}/logs/${name}.log`);
    expect(namesIn(listed)).toEqual([]);
    expect(namesIn(JSON.stringify(polar.log.all()))).toEqual([]);
  }

  /** Checks that the removal released the seat and left no file. */
  async function expectRemoved(printed: string): Promise<void> {
    expect(printed).toContain('Released the license seat of alice.');
    expect(seats()).toHaveLength(2);
    expect(releases()).toBe(1);
    await machine.runOrThrow(`test ! -e /usr/bin/${name} && test ! -e ${installed}`);
    await machine.runOrThrow(`test ! -e /usr/share/applications/${name}.desktop`);
  }

  test('by the guide’s lines, the seat stays on an upgrade, and is free after the removal', async () => {
    await machine.runOrThrow('cat > /home/alice/key.txt', { input: polar.key });
    const printed: string[] = [];
    for (const line of guideLines.installed) {
      const isRoot = line.startsWith('sudo ');
      const inMachine = line.replace(/^sudo /, '').replace('../lumen/test/', '/packages/');
      const account = isRoot ? {} : { account: 'alice' };
      const { code, stdout, stderr } = await machine.sh(inMachine, account);
      expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({
        line,
        code: 0,
        stderr: '',
      });
      printed.push(stdout + stderr);
      if (line.endsWith(' status')) {
        expect(printed.at(-1)).toContain('Active on this computer');
        expect([seats().length, releases()]).toEqual([3, 0]);
        await expectNoNames();
      }
    }
    const [install, activated, , upgrade, , removal = '', log = ''] = printed;
    expect(printed).toHaveLength(7);
    for (const text of [install, upgrade]) expect(text).not.toContain('license seat');
    expect(activated).toContain('Active on this computer');
    await expectRemoved(removal);
    expect(log.match(/"operation": ?"deactivate"/g)).toHaveLength(1);
  }, 120_000);

  test('from an rpm, the seat stays on an upgrade, and is free after the removal', async () => {
    const [first = '', next = ''] = files.rpm;
    await machine.runOrThrow(`rpm --upgrade --nodeps /packages/${first}`);
    await activate();
    const upgraded = await machine.runOrThrow(`rpm --upgrade --nodeps /packages/${next}`);
    expect(upgraded).not.toContain('license seat');
    expect(releases()).toBe(0);
    expect(await status()).toMatchObject({ exitCode: 0, state: 'active' });
    await expectNoNames();
    await expectRemoved(await machine.runOrThrow(`rpm --erase ${name}`));
  });

  test('it shares no file with the product, and each is removed without the other', async () => {
    await machine.runOrThrow('dpkg -i /packages/studio.deb');
    const owned = (): Promise<string> =>
      machine.runOrThrow(
        'dpkg -L lumen-studio | while read -r file; do [ -d "$file" ] || md5sum "$file"; done',
      );
    const before = await owned();
    await machine.runOrThrow(`dpkg -i /packages/${files.deb[0]}`);
    const entry = await machine.runOrThrow(`cat /usr/share/applications/${name}.desktop`);
    expect(entry).toContain('Name=TEST Lumen Studio Licenses\n');
    expect(entry).toContain(`Comment[de]=${lumen.description.de}\n`);
    expect(entry).toContain(`Exec="${installed}/${name}" %U\n`);
    await activate();
    await machine.runOrThrow(`dpkg -r ${name}`);
    expect(seats()).toHaveLength(2);
    expect(await owned()).toBe(before);
    expect(await machine.runOrThrow('lumen-studio')).toBe('studio\n');
    await machine.runOrThrow(`dpkg -i /packages/${files.deb[0]} && dpkg -r lumen-studio`);
    expect(await status()).toMatchObject({ state: 'released' });
  });

  const versionOf = `dpkg-query --show --showformat='\${Version}' ${name}`;

  test('the window shows a newer version, installs it and starts it, and the seat stays', async () => {
    const [first = '', next = ''] = files.deb;
    const dataFolder = '/home/alice/licenses';
    const flags = `--user-data-dir=${dataFolder}`;
    await machine.runOrThrow(`dpkg -i /packages/${first}`);
    await activate(flags);
    const requestsBefore = polar.log.count();
    expect(feed.requests).toEqual([]);
    const polkit = await playPolkit(machine);
    const window = await openUpdatedApp(machine, { name, account: 'alice', dataFolder });
    const log = `${dataFolder}/logs/${name}.log`;
    await waitFor(machine, `grep -F 'version=1.3.0' ${log}`);
    expect(feed.requests.map(({ path: asked }) => asked)).toEqual(['/feed/latest-linux.yml']);
    await window.installUpdate();

    const asked = await waitFor(machine, 'cat /ask/arguments');
    const sha512 = createHash('sha512').update(await readFile(path.join(folder, next)));
    expect(asked.split('\n')).toEqual([
      `${installed}/install-update`,
      sha512.digest('hex'),
      '1.3.0',
      '',
    ]);
    expect(await machine.runOrThrow(versionOf)).toBe('1.2.0');
    await machine.runOrThrow('touch /ask/allowed');
    await waitFor(machine, `grep -F 'outcome=installed' ${log}`);
    expect(await machine.runOrThrow(versionOf)).toBe('1.3.0');

    // The new version starts as a person starts it, with the same data folder, once the old one has ended.
    const old = await window.process();
    const [program = '', given = ''] = old.command.split(' -- ');
    // The launcher's own switches stand between.
    expect([program.split(' ')[0], given]).toEqual([`${installed}/${name}-bin`, flags]);
    await window.restart();
    await waitFor(machine, `[ ! -e /proc/${old.id} ]`);
    const fresh = await window.process();
    expect(fresh).toEqual({
      id: expect.not.stringMatching(`^${old.id}$`),
      command: old.command,
    });
    await window.shownBy(fresh.id);
    // Chromium's sandbox and the next update's pkexec need privileges.
    expect(await machine.runOrThrow(`grep NoNewPrivs: /proc/${fresh.id}/status`)).toMatch(/\s0\n$/);
    expect(await machine.runOrThrow(`readlink /proc/${fresh.id}/exe`)).toBe(
      `${installed}/${name}-bin\n`,
    );
    await window.close();
    await polkit.end();

    expect(seats()).toHaveLength(3);
    expect(releases()).toBe(0);
    expect(await status(flags)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(polar.log.count()).toBeGreaterThan(requestsBefore);
    expect(feed.requests.map(({ path: one }) => one)).toEqual([
      '/feed/latest-linux.yml',
      '/feed/latest-linux.yml',
      `/feed/${next}`,
    ]);
    expect(JSON.stringify(feed.requests)).not.toContain(polar.key);
    expect(feed.requests.flatMap(({ headers }) => headers.cookie ?? [])).toEqual([]);
    await machine.runOrThrow(`test ! -e ${dataFolder}/update`);
  }, 400_000);
});
