import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startManInTheMiddle, type ManInTheMiddle } from '../support/man-in-the-middle.ts';
import { answerOf } from './answer.ts';
import { Computer } from './computer.ts';
import { releaseCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';

const seat = {
  server: 'production',
  key: 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001',
  organizationId: '00000001-0c00-4000-8000-000000000001',
  activationId: '00000001-0ac0-4000-8000-000000000001',
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
};

let computer: Computer;
let middle: ManInTheMiddle;

beforeEach(async () => {
  computer = await Computer.create();
  await computer.writeRecord('device', seat);
  middle = await startManInTheMiddle('api.polar.sh');
});
afterEach(async () => {
  middle.close();
  await computer.close();
});

/** Releases with the released artifact, on a network that leads to the man in the middle. */
async function release(switches: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return await run(releaseCommand, [...switches, 'release', '--json', '--timeout', '20'], {
    env: { ...bareEnvironment(computer.home), https_proxy: middle.address, ...env },
  });
}

describe('a network that impersonates Polar', () => {
  test('receives nothing and is not believed, whatever the environment trusts', async () => {
    const file = path.join(computer.home, 'middle.pem');
    const opened = path.join(computer.home, 'keys.log');
    await writeFile(file, middle.identity.cert);
    const result = await release([], {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_EXTRA_CA_CERTS: file,
      SSL_CERT_FILE: file,
      SSLKEYLOGFILE: opened,
      NODE_OPTIONS: `--require=${path.join(computer.home, 'none.cjs')}`,
    });
    expect(answerOf(result)).toMatchObject({ exitCode: 5, state: 'waiting', code: 'NET-TLS' });
    expect(middle.requestLines).toContain('CONNECT api.polar.sh:443 HTTP/1.1');
    expect(middle.received).toEqual([]);
    expect(existsSync(opened)).toBe(false);
    expect(await computer.stored('device')).toMatchObject({ activationId: seat.activationId });
  });

  test.each([
    '--ignore-certificate-errors',
    '-ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=AAAA',
    '--ssl-key-log-file=keys.log',
    '--log-net-log=net.json',
    '--utility-cmd-prefix=/bin/false',
  ])('gets no help from %s: the app does not start', async (flag) => {
    const result = await release([flag]);
    expect(answerOf(result)).toMatchObject({ exitCode: 78, code: 'CLI-SWITCH' });
    expect(middle.requestLines).toEqual([]);
    expect(await computer.stored('device')).toMatchObject({ activationId: seat.activationId });
  });
});

test('a refused switch is also named in the output file', async () => {
  const file = path.join(computer.home, 'answer.json');
  const args = ['--ignore-certificate-errors', 'status', '--output', file];
  const result = await run(releaseCommand, args);
  expect(result).toMatchObject({ code: 78, stdout: '' });
  const says = 'This app does not start with --ignore-certificate-errors.';
  expect(result.stderr).toBe(`${says}\n`);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ exitCode: 78, message: says });
});

test('activate --server sandbox contacts the sandbox and no other server', async () => {
  middle.close();
  middle = await startManInTheMiddle('sandbox-api.polar.sh');
  const other = await Computer.create();
  const args = ['activate', '--server', 'sandbox', '--key-file', '-', '--json'];
  const result = await run(releaseCommand, [...args, '--organization', seat.organizationId], {
    env: { ...bareEnvironment(other.home), https_proxy: middle.address },
    input: seat.key,
  });
  await other.close();
  // The app does not trust this one, and so takes no seat.
  expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'NET-TLS' });
  expect(new Set(middle.requestLines)).toEqual(
    new Set(['CONNECT sandbox-api.polar.sh:443 HTTP/1.1']),
  );
});
