import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDeb } from '../../scripts/packaging/deb.ts';
import { readProduct } from '../../scripts/packaging/product.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { activationOf } from '../support/seat-of.ts';
import { packages } from './packages.ts';
import { run } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

const product = readProduct();
const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const epoch = 1_760_000_000;
let debs: string;

beforeAll(async () => {
  debs = await mkdtemp(path.join(tmpdir(), 'seatkeeper-debs-'));
  for (const version of ['1.0.0', '1.1.0']) {
    await buildDeb({
      product,
      version,
      architecture,
      appFolder: packages.test,
      file: path.join(debs, `${version}.deb`),
      epoch,
      compression: 'none',
    });
  }
  const rival = path.join(debs, 'rival');
  await mkdir(path.join(rival, 'DEBIAN'), { recursive: true });
  await writeFile(
    path.join(rival, 'DEBIAN/control'),
    `Package: rival\nVersion: 1\nArchitecture: all\nMaintainer: Test <test@example.com>\nConflicts: ${product.executableName}\nReplaces: ${product.executableName}\nProvides: ${product.executableName}\nDescription: takes over\n`,
  );
  await run('dpkg-deb', ['--build', rival, path.join(debs, 'rival.deb')]);
});

afterAll(async () => {
  await rm(debs, { recursive: true, force: true });
});

describe('an installed package', () => {
  let polar: Polar;
  let machine: ThrowawayMachine;

  beforeEach(async () => {
    polar = await startPolar({ port: packages.port });
    machine = await ThrowawayMachine.create(debs);
    await machine.runOrThrow('useradd --create-home alice && useradd --create-home bob');
    await machine.runOrThrow('dpkg -i /packages/1.0.0.deb');
  });

  afterEach(async () => {
    await machine.close();
    await polar.close();
  });

  async function activate(user: string): Promise<void> {
    const args = `--organization ${polar.organizationId} --label "${user}’s computer" --quiet`;
    const result = await machine.sh(`seatkeeper activate ${args}`, {
      account: user,
      input: polar.key,
    });
    expect(result).toMatchObject({ code: 0, stdout: '', stderr: '' });
  }

  const labels = (): string[] =>
    polar.record.liveActivations(polar.licenseId).map(({ label }) => label);
  const releases = (): number => polar.log.count({ operation: 'deactivate' });
  const status = async (user: string): Promise<number | null> =>
    (await machine.sh('seatkeeper status --quiet', { account: user })).code;

  test('keeps the seat on an upgrade, and releases it on the server on removal', async () => {
    await activate('alice');
    expect(labels()).toContain('alice’s computer');

    const upgraded = await machine.runOrThrow('dpkg -i /packages/1.1.0.deb');
    expect(upgraded).not.toContain('license seat');
    expect(releases()).toBe(0);
    expect(await status('alice')).toBe(0);

    const removed = await machine.runOrThrow('dpkg -r seatkeeper');
    expect(removed).toContain('Released the license seat of alice.');
    expect(labels()).not.toContain('alice’s computer');
    expect(releases()).toBe(1);
    expect(
      await machine.runOrThrow('cat ~/.config/seatkeeper/uninstall.txt', { account: 'alice' }),
    ).toContain('Released:');
    await machine.runOrThrow('test ! -e /usr/bin/seatkeeper && test ! -e /opt/Seatkeeper');

    await machine.runOrThrow('dpkg --purge seatkeeper');
    expect(releases()).toBe(1);
    await machine.runOrThrow('test -e ~/.config/seatkeeper/seats/*/receipt.json', {
      account: 'alice',
    });

    await machine.runOrThrow('dpkg -i /packages/1.1.0.deb');
    await activate('alice');
    expect(labels()).toContain('alice’s computer');
  });

  test('is removed offline, and the record stays for later', async () => {
    await activate('alice');
    await polar.close();
    const started = performance.now();
    const removed = await machine.runOrThrow('dpkg -r seatkeeper');
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(removed).toContain('was not released');
    const record = await machine.runOrThrow('cat ~/.config/seatkeeper/seats/*/device.json', {
      account: 'alice',
    });
    expect(record).toContain('alice’s computer');
    expect(
      await machine.runOrThrow('cat ~/.config/seatkeeper/uninstall.txt', { account: 'alice' }),
    ).toContain('Not sent yet');

    polar = await startPolar({ port: packages.port });
    await machine.runOrThrow('dpkg -i /packages/1.0.0.deb');
    expect(await status('alice')).toBe(5);
  });

  test('is removed in time while Polar hangs', async () => {
    await activate('alice');
    polar.faults.add({ type: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const started = performance.now();
    const removed = await machine.runOrThrow('dpkg -r seatkeeper');
    expect(performance.now() - started).toBeLessThan(12_000);
    expect(removed).toContain(
      'It is not known whether the license seat of alice was released. What happened is in /home/alice/',
    );
    await machine.runOrThrow('test -e ~/.config/seatkeeper/seats/*/device.json', {
      account: 'alice',
    });
  });

  test('releases the seat of the one person who has one, as that person', async () => {
    await activate('alice');
    await machine.runOrThrow('dpkg -r seatkeeper');
    expect(releases()).toBe(1);
    await machine.runOrThrow('test ! -e /home/bob/.config');
    expect(
      await machine.runOrThrow('stat -c %U /home/alice/.config/seatkeeper/seats/*/receipt.json'),
    ).toBe('alice\n');

    await machine.runOrThrow('dpkg -i /packages/1.0.0.deb');
    await activate('alice');
    const input = JSON.stringify(activationOf(polar));
    expect((await machine.sh('seatkeeper import --quiet', { account: 'bob', input })).code).toBe(0);
    const removed = await machine.runOrThrow('dpkg -r seatkeeper');
    expect(removed).toContain('of alice');
    expect(removed).toContain('of bob');
    expect(releases()).toBe(3);
  });

  test('keeps the seat if another package replaces it', async () => {
    await activate('alice');
    await machine.runOrThrow('dpkg -i --force-conflicts --auto-deconfigure /packages/rival.deb');
    expect(await machine.runOrThrow(`dpkg -s seatkeeper 2>&1 || true`)).not.toContain(
      'install ok installed',
    );
    expect(releases()).toBe(0);
    expect(labels()).toContain('alice’s computer');
  });

  test('is removed even if its app crashes', async () => {
    await activate('alice');
    await machine.runOrThrow(
      'printf "#!/bin/sh\\nkill -SEGV \\$\\$\\n" > /opt/Seatkeeper/seatkeeper',
    );
    const removed = await machine.runOrThrow('dpkg -r seatkeeper');
    expect(removed).toMatch(/It is not known whether the license seat of alice was released\.$/m);
    expect(releases()).toBe(0);
    await machine.runOrThrow('test -e ~/.config/seatkeeper/seats/*/device.json', {
      account: 'alice',
    });
  });
});

describe('the deb file', () => {
  test('has the same bytes for the same input at any time', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-same-'));
    const appFolder = path.join(folder, 'app');
    await mkdir(path.join(appFolder, 'resources'), { recursive: true });
    const hashes: string[] = [];
    for (const time of [1_700_000_000, 1_800_000_000]) {
      const source = path.join(appFolder, 'seatkeeper');
      await writeFile(source, 'the app');
      await utimes(source, time, time);
      const file = path.join(folder, `${time}.deb`);
      await buildDeb({ product, version: '1.0.0', architecture, appFolder, file, epoch });
      hashes.push(
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      );
    }
    await rm(folder, { recursive: true, force: true });
    expect(hashes[0]).toBe(hashes[1]);
  });

  // The others are not compressed, which would take minutes.
  test('is compressed with xz, and dpkg installs, verifies and removes it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-xz-'));
    const appFolder = path.join(folder, 'app');
    await mkdir(path.join(appFolder, 'resources'), { recursive: true });
    await writeFile(path.join(appFolder, 'seatkeeper'), '#!/bin/sh\necho small\n', { mode: 0o755 });
    await writeFile(path.join(appFolder, 'chrome-sandbox'), '');
    const text = 'the app\n'.repeat(100_000);
    await writeFile(path.join(appFolder, 'resources/app.asar'), text);
    const file = path.join(folder, 'small.deb');
    await buildDeb({ product, version: '1.0.0', architecture, appFolder, file, epoch });
    const parts = await run('ar', ['t', file]);
    expect(parts.stdout.trim().split('\n')).toEqual([
      'debian-binary',
      'control.tar.xz',
      'data.tar.xz',
    ]);
    expect((await readFile(file)).length).toBeLessThan(text.length / 4);
    const machine = await ThrowawayMachine.create(folder);
    try {
      await machine.runOrThrow('dpkg -i /packages/small.deb');
      expect(await machine.runOrThrow('dpkg --verify seatkeeper && seatkeeper')).toBe('small\n');
      await machine.runOrThrow('echo >> /opt/Seatkeeper/resources/app.asar');
      expect((await machine.sh('dpkg --verify seatkeeper')).stdout).toContain('app.asar');
      await machine.runOrThrow('dpkg -r seatkeeper && test ! -e /opt/Seatkeeper');
    } finally {
      await machine.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('passes dpkg’s checks, belongs to root, and only root can write its files', async () => {
    const listed = await run('dpkg-deb', ['--contents', path.join(debs, '1.0.0.deb')]);
    for (const line of listed.stdout.trimEnd().split('\n')) {
      expect(line).toMatch(/^(?:l.{9}|.{5}-..-.) root\/root /);
    }
    const info = await run('dpkg-deb', ['--info', path.join(debs, '1.0.0.deb')]);
    expect(info.stdout).toContain('libgtk-3-0');
  });
});
