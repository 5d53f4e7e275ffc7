import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import { createLog } from '../../../electron/platform/files/log.ts';
import { createLock } from '../../../electron/storage/lock.ts';
import { createSharedStateFile } from '../../../electron/storage/shared-state-file.ts';
import { openRegularFile, readRegularFile } from '../../../electron/storage/regular-file.ts';
import { createFileStores } from '../../support/file-stores.ts';
import { oddFiles, createSocket } from '../../support/odd-files.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { seatOf } from '../../support/seat-of.ts';
import { createTestPorts, realClock, type TestPorts } from '../../support/test-ports.ts';
import { deviceIn } from '../../support/only-seat.ts';
import { testFolders } from '../../support/test-folders.ts';

// A pipe, a folder, a device, an endless file, or a link to one of them, under the name of one of the app's files. A synchronous open or read
// of those may block forever, and no timer of the process fires meanwhile.

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-odd-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string): string => path.join(folder, name);

describe.each(oddFiles)('$name', ({ put }) => {
  test('as a record cannot be opened, and stays', () => {
    put(inFolder('note.json'));
    const before = fs.lstatSync(inFolder('note.json'));
    const store = createFileStores(folder).open('note');
    expect(() => store.read()).toThrow(expect.objectContaining({ code: expect.any(String) }));
    expect(fs.lstatSync(inFolder('note.json')).ino).toBe(before.ino);
  });

  test('as the lock is an error, without waiting for a holder', async () => {
    put(inFolder('seat.lock'));
    const lock = createLock(folder, realClock);
    const start = performance.now();
    const held = lock.hold(20_000, async () => true);
    await expect(held).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(fs.lstatSync(inFolder('seat.lock'))).toBeDefined();
  });

  test('as the state of the rate limiter reads as undefined, and writing it does not throw', () => {
    put(inFolder('public.pace'));
    const sharedState = createSharedStateFile(folder, 'public.pace');
    expect(sharedState.read()).toBeUndefined();
    sharedState.write({ endedAt: 1 });
  });

  test.each(['history', 'ledger'] as const)('as a %s is an error', (kind) => {
    put(inFolder('log.jsonl'));
    const log = createAppendLog(folder, 'log', kind);
    expect(() => log.read()).toThrow();
  });

  test('as the log for support does not throw', () => {
    fs.mkdirSync(inFolder('logs'));
    put(path.join(folder, 'logs', 'seatkeeper.log'));
    createLog(inFolder('logs')).info('a line');
  });
});

test('a socket as a record cannot be opened', async () => {
  const file = path.join(folder, 'note.json');
  const server = await createSocket(file);
  expect(() => createFileStores(folder).open('note').read()).toThrow();
  server.close();
});

test('an endless regular file of /proc is read no further than its bound', () => {
  // Its size is reported as 0; its content is longer than this.
  expect(() => readRegularFile('/proc/self/environ', 1)).toThrow(/more than 1 bytes/);
});

test.each(['read', 'write', 'append', 'replace'] as const)(
  'opening a pipe to %s fails at once',
  (mode) => {
    const file = path.join(folder, 'pipe');
    spawnSync('mkfifo', [file]);
    expect(() => openRegularFile(file, mode)).toThrow();
  },
);

test('opening a file removes the access of other accounts', () => {
  const file = path.join(folder, 'note.json');
  fs.writeFileSync(file, '{}');
  fs.chmodSync(file, 0o666);
  expect(readRegularFile(file, 100)).toBe('{}');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

// Only root can create a file of another account or a device.
if (process.getuid?.() === 0) {
  test('a file of another account is not opened', () => {
    const file = path.join(folder, 'note.json');
    fs.writeFileSync(file, '{}');
    fs.chownSync(file, 65_534, 65_534);
    expect(() => readRegularFile(file, 100)).toThrow('belongs to another account');
  });

  test('a device is not read', () => {
    const file = path.join(folder, 'note.json');
    spawnSync('mknod', [file, 'c', '1', '5']);
    expect(fs.lstatSync(file).isCharacterDevice()).toBe(true);
    expect(() => readRegularFile(file, 100)).toThrow('not a regular file');
  });
}

describe('a missing file', () => {
  test('reads as undefined, also in a missing folder', () => {
    expect(readRegularFile(path.join(folder, 'none.json'), 10)).toBeUndefined();
    expect(readRegularFile(path.join(folder, 'none', 'none.json'), 10)).toBeUndefined();
    // Accounts without a home have such a path.
    expect(readRegularFile('/dev/null/none/.config/x/device.json', 10)).toBeUndefined();
  });

  test('is an error below a link without a target, and below a file', () => {
    fs.symlinkSync('/mnt/none', path.join(folder, 'link'));
    fs.writeFileSync(path.join(folder, 'file'), '');
    for (const entry of ['link', 'link/data', 'file', 'file/data']) {
      expect(() => readRegularFile(path.join(folder, entry, 'device.json'), 10)).toThrow();
    }
  });

  test('is an error for the lock if the folder is a link without a target, or a file', async () => {
    fs.symlinkSync('/mnt/none', inFolder('link'));
    fs.writeFileSync(inFolder('file'), '');
    for (const entry of ['link', 'file']) {
      const held = createLock(inFolder(entry), realClock).hold(1_000, async () => true);
      await expect(held).rejects.toMatchObject({ code: 'EUNUSABLE' });
    }
  });
});

describe('the whole app', () => {
  let polar: Polar;
  let ports: TestPorts;

  beforeEach(async () => {
    polar = await startPolar();
    ports = createTestPorts({ polar });
  });
  afterEach(async () => {
    ports.close();
    await polar.close();
  });

  test.each(oddFiles)(
    'reports $name as device.json as inaccessible, and sends nothing',
    async ({ put }) => {
      put(path.join(ports.dataFolder, 'device.json'));
      const unreadable = { exitCode: 1, state: 'failed', code: 'FILE-INACCESSIBLE' };
      expect(await runCoreCommand(ports, ['status'])).toMatchObject(unreadable);
      expect(await runCoreCommand(ports, ['release'])).toMatchObject(unreadable);
      const activate = ['activate', '--organization', polar.organizationId];
      expect(await runCoreCommand(ports, activate, polar.key)).toMatchObject(unreadable);
      const { key, organizationId, activationId, label } = seatOf(polar);
      const activation = JSON.stringify({ key, organizationId, activationId, label });
      expect(await runCoreCommand(ports, ['import'], activation)).toMatchObject(unreadable);
      expect(polar.log.count()).toBe(0);
    },
  );

  const others = ['activation', 'release', 'receipt', 'token', 'settings', 'move'];
  test.each(others.flatMap((name) => oddFiles.map((odd) => ({ ...odd, file: `${name}.json` }))))(
    'starts with $name as $file, and names it',
    async ({ put, file }) => {
      put(path.join(ports.dataFolder, file));
      if (file !== 'activation.json') ports.writeRecord('device', seatOf(polar));
      const core = compose(ports);
      core.seats.recover();
      const { localFailure } = core.state.get();
      const device = deviceIn(core);
      const failures = [localFailure, device.type === 'unreadable' ? device.failure : null];
      expect(failures).toContainEqual({ code: 'file-inaccessible', file });
      await core.stop();
    },
  );

  test.each(oddFiles)('starts with $name as a log, and names it in the list', async ({ put }) => {
    for (const name of ['activity', 'bulk-release']) {
      put(path.join(ports.dataFolder, `${name}.jsonl`));
    }
    const core = compose({
      ...ports,
      activityFile: createAppendLog(ports.dataFolder, 'activity', 'history'),
      bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger'),
    });
    expect(await core.handlers.activity.list({ filter: {}, limit: 5 })).toEqual({
      ok: false,
      failure: { code: 'file-inaccessible', file: 'activity.jsonl' },
    });
    await core.stop();
  });
});
