import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { projectRoot } from '../../scripts/setup/project.ts';
import { lumen } from '../support/lumen.ts';
import { pageCode } from '../support/page-code.ts';
import type { Fault } from '../support/polar/faults.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { packages } from './packages.ts';
import { bareEnvironment, run } from './run.ts';

/** Runs the code of docs/integration.md, as the page shows it, with a TEST build of Lumen's app. */
const page = 'docs/integration.md';
const unpacked = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
const testServer = `http://127.0.0.1:${packages.port}`;
let folder: string;
/** The license app's command. */
let command: string;
/** The folder with the page's code. */
let code: string;
let polar: Polar;
let home: string;

/** The part of the page's license.ts that the tests call. */
interface Setup {
  readonly product: string;
  readonly command: string;
  readonly polar: string;
  readonly acceptsTestBuild: boolean;
}
interface Memory {
  readonly grantedAt: number;
  readonly expiresAt: number | null;
  readonly seenAt: number;
}
interface License {
  readonly setup: Setup;
  readSeat(from: Setup): Promise<{ type: string; seat?: Record<string, string>; code?: string }>;
  checkAtPolar(seat: Record<string, string>, polar: string): Promise<{ type: string }>;
  mayWork(memory: Memory | null, now: number): boolean;
  onRelease(seat: object, from: Setup, released: () => void): { close(): void };
  activate(key: string, from: Setup): Promise<string | null>;
  handOver(answer: string, from: Setup): Promise<string | null>;
}
interface Main {
  checkLicense(
    memory: Memory | null,
    from: Setup,
    now?: number,
  ): Promise<{ readonly memory: Memory | null; readonly mayWork: boolean }>;
}
let license: License;
let main: Main;
let from: Setup;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-integration-'));
  const vendorFile = path.join(folder, 'lumen.json');
  await writeFile(vendorFile, JSON.stringify({ ...lumen, products: [{ name: 'Lumen Studio' }] }));
  const script = path.join(projectRoot, 'scripts/run.mjs');
  const args = ['--vendor', vendorFile, '--test-server', testServer, '--output', folder, 'dir'];
  const built = await run(process.execPath, [script, 'package', ...args], {
    env: process.env as Record<string, string>,
    maxWait: 300_000,
  });
  expect({ code: built.code, output: built.code === 0 ? '' : built.stderr }).toEqual({
    code: 0,
    output: '',
  });
  command = path.join(folder, unpacked, 'lumen-licenses-test');
  code = path.join(folder, 'code');
  await mkdir(code);
  await writeFile(path.join(code, 'license.ts'), pageCode(page, '// license.ts'));
  await writeFile(path.join(code, 'main.ts'), pageCode(page, '// main.ts'));
  license = (await import(path.join(code, 'license.ts'))) as License;
  main = (await import(path.join(code, 'main.ts'))) as Main;
}, 400_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  polar = await startPolar({ port: packages.port });
  home = await mkdtemp(path.join(tmpdir(), 'seatkeeper-home-'));
  for (const [name, value] of Object.entries(bareEnvironment(home))) vi.stubEnv(name, value);
  vi.stubEnv('XDG_CONFIG_HOME', undefined);
  from = { product: 'Lumen Studio', command, polar: polar.baseUrl, acceptsTestBuild: true };
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await polar.close().catch(() => undefined);
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const seats = (): number => polar.record.liveActivations(polar.licenseId).length;

/** Runs the license app as this person. */
async function licenseApp(...args: readonly string[]): Promise<void> {
  const { code: exitCode, stderr } = await run(command, args, { env: bareEnvironment(home) });
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
}

/** Takes a seat by the page's code, and returns it with its key. */
async function takeSeat(): Promise<Record<string, string>> {
  expect(await license.activate(polar.key, from)).toBeNull();
  expect(seats()).toBe(3);
  const { seat } = await license.readSeat(from);
  if (seat === undefined) throw new Error('There is no seat.');
  return seat;
}

/** Changes the license at Polar, as the seller does. */
function change(fields: { readonly status: 'disabled' | 'revoked' }): void {
  const stored = polar.record.license(polar.licenseId);
  if (stored === undefined) throw new Error('There is no license.');
  polar.record.put({ ...stored, ...fields });
}

describe('the page’s code for an Electron app', () => {
  test('compiles with strict settings', () => {
    const tsc = path.join(projectRoot, 'node_modules/.bin/tsc');
    const flags = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'];
    const types = ['--typeRoots', path.join(projectRoot, 'node_modules/@types'), '--types', 'node'];
    const options = ['--noEmit', '--target', 'es2023', '--module', 'esnext'];
    const files = ['license.ts', 'main.ts'].map((name) => path.join(code, name));
    const all = [...flags, ...types, ...options, '--moduleResolution', 'bundler', ...files];
    const compiled = spawnSync(tsc, all, { encoding: 'utf8', cwd: code });
    expect({ status: compiled.status, output: compiled.stdout }).toEqual({ status: 0, output: '' });
  });

  test('names Polar and the app of the vendor file', () => {
    expect(license.setup).toEqual({
      product: 'Lumen Studio',
      command: '/usr/bin/lumen-licenses',
      polar: 'https://api.polar.sh',
      acceptsTestBuild: false,
    });
  });

  test('activates, works while Polar grants the license, and ends with the release', async () => {
    expect(await main.checkLicense(null, from)).toEqual({ memory: null, mayWork: false });
    const seat = await takeSeat();
    expect(seat).toMatchObject({ key: polar.key, organizationId: polar.organizationId });
    const now = Date.now();
    const granted = await main.checkLicense(null, from, now);
    expect(granted).toMatchObject({ mayWork: true, memory: { grantedAt: now, seenAt: now } });

    const released = new Promise<void>((resolve) => {
      license.onRelease(seat, from, resolve);
    });
    await licenseApp('release');
    await released;
    expect(seats()).toBe(2);
    expect(await main.checkLicense(granted.memory, from)).toEqual({ memory: null, mayWork: false });
  });

  test('works without a network for 14 days, and not with a clock that was set back', async () => {
    await takeSeat();
    const now = Date.now();
    const day = 24 * 60 * 60 * 1000;
    const { memory } = await main.checkLicense(null, from, now);
    await polar.close();
    const later = await main.checkLicense(memory, from, now + 13 * day);
    expect(later).toMatchObject({ mayWork: true, memory: { seenAt: now + 13 * day } });
    expect(await main.checkLicense(later.memory, from, now + 11 * day)).toMatchObject({
      mayWork: false,
      memory: { seenAt: now + 13 * day },
    });
    expect(await main.checkLicense(memory, from, now + 14 * day)).toMatchObject({
      mayWork: false,
    });
    expect(await main.checkLicense(null, from, now)).toEqual({ memory: null, mayWork: false });
    const expiresAt = now + day;
    expect(license.mayWork({ grantedAt: now, seenAt: now, expiresAt }, expiresAt - 1)).toBe(true);
    expect(license.mayWork({ grantedAt: now, seenAt: now, expiresAt }, expiresAt)).toBe(false);
  });

  const gone = { type: 'gone' };
  test.each<[string, () => void, object]>([
    ['disabled', () => change({ status: 'disabled' }), { type: 'ended', why: 'inactive' }],
    ['revoked', () => change({ status: 'revoked' }), { type: 'ended', why: 'inactive' }],
    ['expired', () => polar.seller.expire(polar.licenseId), { type: 'ended', why: 'expired' }],
    ['with a new key', () => void polar.seller.rotate(polar.licenseId), gone],
  ])('knows a license that is %s', async (_, happen, expected) => {
    const seat = await takeSeat();
    happen();
    expect(await license.checkAtPolar(seat, polar.baseUrl)).toEqual(expected);
    expect(await main.checkLicense(null, from)).toEqual({ memory: null, mayWork: false });
  });

  test('knows a seat that was released elsewhere', async () => {
    const seat = await takeSeat();
    polar.seller.release(seat['activationId'] ?? '');
    expect(await license.checkAtPolar(seat, polar.baseUrl)).toEqual(gone);
  });

  test('keeps working after answers that say nothing about the license', async () => {
    const faults: readonly (readonly [Fault, number])[] = [
      [{ type: 'rate-limited', retryAfter: 17 }, 17],
      [{ type: 'rate-limited' }, 60],
      [{ type: 'error-before' }, 60],
      [{ type: 'bad-gateway' }, 60],
      [{ type: 'reset' }, 60],
      [{ type: 'captive-portal' }, 60],
      [{ type: 'bare-404' }, 60],
      [{ type: 'redirect', to: 'http://127.0.0.1:9/' }, 60],
      [{ type: 'fields-refused' }, 60],
      [{ type: 'not-json' }, 60],
    ];
    const seat = await takeSeat();
    const { memory } = await main.checkLicense(null, from);
    for (const [fault, retryAfterSeconds] of faults) {
      polar.faults.add(fault, { on: 'validate' });
      const check = await license.checkAtPolar(seat, polar.baseUrl);
      expect(check, fault.type).toEqual({ type: 'unknown', retryAfterSeconds });
      expect(polar.faults.waiting()).toEqual([]);
    }
    polar.faults.add({ type: 'error-before' }, { on: 'validate' });
    expect(await main.checkLicense(memory, from)).toMatchObject({ mayWork: true });
  });

  test('hands over a seat that the product took itself', async () => {
    const { key, organizationId: organization } = polar;
    const response = await fetch(`${polar.baseUrl}/v1/customer-portal/license-keys/activate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key, organization_id: organization, label: 'Edit bay 3' }),
    });
    const answer = await response.text();
    const { id } = JSON.parse(answer) as { id: string };
    expect(await license.handOver(answer, from)).toBeNull();
    expect(await license.readSeat(from)).toMatchObject({
      type: 'seat',
      seat: { activationId: id },
    });
    await licenseApp('release');
    expect(polar.record.activation(id)?.deletedAt).not.toBeNull();
  });

  test('accepts no TEST build in a released product, and no command that is missing', async () => {
    await takeSeat();
    const unknown = { type: 'unknown', code: 'LICENSE-APP' };
    expect(await license.readSeat({ ...from, acceptsTestBuild: false })).toEqual(unknown);
    expect(await license.readSeat({ ...from, command: '/nowhere/app' })).toEqual(unknown);
    const wrong = await license.readSeat({ ...from, product: 'Lumen Video' });
    expect(wrong).toEqual({ type: 'unknown', code: 'CLI-INPUT' });
  });
});

/** Returns the Python code with the command and the server of this test. */
function python(): string {
  const constants = [
    ["COMMAND = '/usr/bin/lumen-licenses'", `COMMAND = '${command}'`],
    ["POLAR = 'https://api.polar.sh'", `POLAR = '${polar.baseUrl}'`],
  ] as const;
  return constants.reduce(
    (text, [from_, to]) => {
      expect(text.split(from_)).toHaveLength(2);
      return text.replace(from_, to);
    },
    pageCode(page, 'import subprocess'),
  );
}

async function stateInPython(): Promise<string> {
  const { stdout } = await promisify(execFile)('python3', ['-c', python()], {
    env: bareEnvironment(home),
  });
  return stdout.trim();
}

describe('the page’s code for any program', () => {
  test('says in Python whether the license is valid', async () => {
    expect(await stateInPython()).toBe('none');
    const seat = await takeSeat();
    expect(await stateInPython()).toBe('granted');
    const faults: readonly Fault[] = [
      { type: 'error-before' },
      { type: 'captive-portal' },
      { type: 'bare-404' },
      { type: 'rate-limited' },
      { type: 'redirect', to: `${polar.baseUrl}/elsewhere` },
    ];
    for (const fault of faults) {
      polar.faults.add(fault, { on: 'validate' });
      expect(await stateInPython(), fault.type).toBe('unknown');
    }
    change({ status: 'disabled' });
    expect(await stateInPython()).toBe('ended');
    polar.seller.release(seat['activationId'] ?? '');
    polar.seller.rotate(polar.licenseId);
    expect(await stateInPython()).toBe('gone');
    await polar.close();
    expect(await stateInPython()).toBe('unknown');
  });

  test('says in a shell whether there is a seat', async () => {
    const bin = path.join(home, 'bin');
    await mkdir(bin);
    await symlink(command, path.join(bin, 'lumen-licenses'));
    const env = { ...bareEnvironment(home), PATH: `${bin}:/usr/bin:/bin` };
    const script = pageCode(page, 'lumen-licenses activation --product "Lumen Studio" --quiet');
    const inShell = async (): Promise<string> =>
      (await run('/bin/sh', ['-c', script], { env })).stdout;
    expect(await inShell()).toBe('This computer holds no seat.\n');
    await takeSeat();
    expect(await inShell()).toBe('This computer holds a seat.\n');
    expect(spawnSync('/bin/sh', ['-n', '-c', script]).status).toBe(0);
  });
});
