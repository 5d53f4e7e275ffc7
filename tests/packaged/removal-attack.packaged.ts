import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDeb } from '../../scripts/packaging/deb.ts';
import { readProduct } from '../../scripts/packaging/product.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { activationOf } from '../support/seat-of.ts';
import { packages } from './packages.ts';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

const ENXIO = -6;
let files: string;
let polar: Polar;
let machine: ThrowawayMachine;
let terminal: Terminal | undefined;

beforeAll(async () => {
  files = await mkdtemp(path.join(tmpdir(), 'seatkeeper-removal-'));
  await buildDeb({
    product: readProduct(),
    version: '1.0.0',
    architecture: process.arch === 'arm64' ? 'arm64' : 'x64',
    appFolder: packages.test,
    file: path.join(files, 'seatkeeper.deb'),
    epoch: 1_760_000_000,
    compression: 'none',
  });
  await cp(path.join(import.meta.dirname, 'attack'), files, { recursive: true });
  await run('chmod', ['-R', 'a+rX', files]);
});

afterAll(async () => {
  await rm(files, { recursive: true, force: true });
});

beforeEach(async () => {
  polar = await startPolar({ port: packages.port });
  machine = await ThrowawayMachine.create(files);
  await machine.runOrThrow('useradd --create-home alice && useradd --create-home bob');
  await machine.runOrThrow('dpkg -i /packages/seatkeeper.deb');
});

afterEach(async () => {
  await terminal?.close();
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

describe('a person who traces her own process while root removes the package', () => {
  test.each(['dpkg -r seatkeeper', 'apt-get remove -y seatkeeper'])(
    'cannot reach root’s terminal: %s',
    async (remove) => {
      await activate('alice');
      // The app waits for an answer, and the attack has time.
      polar.faults.add({ type: 'hang' }, { times: Number.POSITIVE_INFINITY });
      const attack = machine.sh('exec python3 /packages/trace-own-process.py ~/report', {
        account: 'alice',
      });
      await machine.runOrThrow('until [ -e /home/alice/report.ready ]; do sleep 0.05; done');
      terminal = machine.openTerminal();
      const removed = terminal.enter(remove);
      expect(await attack).toMatchObject({ code: 0, stderr: '' });
      const report: Record<string, unknown> = JSON.parse(
        await machine.runOrThrow('cat ~/report', { account: 'alice' }),
      );
      expect(report).toEqual({ open: ENXIO });
      await removed;
      // A typed command would run after the removal.
      await terminal.enter('true');
      await machine.runOrThrow('test ! -e /root/taken && test ! -e /opt/Seatkeeper');
      expect(terminal.screen).toContain(
        'It is not known whether the license seat of alice was released.',
      );
    },
  );
});

test('links, named pipes and folders of others under seats/ lead nowhere, and delay nothing', async () => {
  await activate('alice');
  const input = JSON.stringify(activationOf(polar));
  expect((await machine.sh('seatkeeper import --quiet', { account: 'bob', input })).code).toBe(0);
  await machine.runOrThrow(
    'mkdir /srv/seat && cp /home/bob/.config/seatkeeper/seats/*/device.json /srv/seat && chmod -R a+rX /srv/seat',
  );
  // Bob has opened his home to all.
  await machine.runOrThrow('chmod -R a+rX ~', { account: 'bob' });
  await machine.runOrThrow(
    `cd ~/.config/seatkeeper/seats && ln -s /srv/seat 00000001 &&
     ln -s /home/bob/.config/seatkeeper/seats/* 00000002 && ln -s / 00000003 &&
     mkdir 00000004 && mkfifo 00000004/device.json && mkfifo 00000005 &&
     mkdir 00000006 && ln -s /srv/seat/device.json 00000006/device.json &&
     mkdir 00000007 && ln -s /dev/zero 00000007/device.json`,
    { account: 'alice' },
  );
  await machine.runOrThrow(
    'cp -r /srv/seat /home/alice/.config/seatkeeper/seats/00000008 && chmod -R a+rX /home/alice/.config/seatkeeper/seats/00000008',
  );
  const ofRoot =
    'ls -lRn --time-style=full-iso /srv/seat /home/alice/.config/seatkeeper/seats/00000008';
  const before = await machine.runOrThrow(ofRoot);
  const started = performance.now();
  const removed = await machine.runOrThrow('dpkg -r seatkeeper');
  expect(performance.now() - started).toBeLessThan(15_000);
  expect(removed).toContain('Released the license seat of bob.');
  expect(removed).toMatch(/^Of the \d license seats of alice: 1 released, \d not released\. What/m);
  // Each seat was requested once: alice's process sent nothing for bob's.
  expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
  expect(polar.record.activation(polar.activationId)?.deletedAt).not.toBeNull();
  expect(await machine.runOrThrow(ofRoot)).toBe(before);
});

test('root’s own seat is released too', async () => {
  const args = `--organization ${polar.organizationId} --label "root’s computer" --quiet`;
  const result = await machine.sh(`seatkeeper activate ${args}`, { input: polar.key });
  expect(result).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(await machine.runOrThrow('dpkg -r seatkeeper')).toContain(
    'Released the license seat of root.',
  );
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});

test('the release waits behind a proxy with a login, and the note says so', async () => {
  await activate('alice');
  const logins: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    logins.push(request.headers['proxy-authorization']);
    response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="proxy"' }).end();
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const removed = await machine.sh('dpkg -r seatkeeper', {
    // The stand-in for Polar is on loopback, which by default needs no proxy.
    env: { http_proxy: `http://joe:s3cret@127.0.0.1:${port}`, no_proxy: '<-loopback>' },
  });
  proxy.close();
  expect(removed.code).toBe(0);
  expect(removed.stdout).toContain(
    'The license seat of alice was not released. What happened is in /home/alice/.config/seatkeeper/uninstall.txt.',
  );
  expect(logins.length).toBeGreaterThan(0);
  expect(logins.filter((login) => login !== undefined)).toEqual([]);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  expect(
    await machine.runOrThrow('cat ~/.config/seatkeeper/uninstall.txt', { account: 'alice' }),
  ).toContain('Not sent yet');
  await machine.runOrThrow('test -e ~/.config/seatkeeper/seats/*/device.json', {
    account: 'alice',
  });
});
