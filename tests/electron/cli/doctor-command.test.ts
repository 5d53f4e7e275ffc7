import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkServer } from '../../../electron/services/organization/server-check.ts';
import type { Http, HttpAnswer } from '../../../electron/ports.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { seatOf } from '../../support/seat-of.ts';
import { recordFile } from '../../support/record-files.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { seatsOf, writeSeat, writeSeatText } from '../../support/write-seats.ts';

/** Runs `doctor` with a stand-in for Polar. `through` changes what passes between both, `prepare` the ports. */
async function doctor(
  through: (http: Http) => Http = (http) => http,
  prepare: (ports: TestPorts, polar: Polar) => Partial<TestPorts> = () => ({}),
) {
  const polar = await startPolar();
  const ports = createTestPorts({ polar, http: through(nodeHttp) });
  const checkedServers: string[] = [];
  try {
    const changed = { ...ports, ...prepare(ports, polar) };
    const answer = await runCoreCommand(changed, ['doctor'], null, () => ({
      versions: {},
      isPackaged: false,
      isSandboxed: true,
      keychain: null,
      async checkServer(server, milliseconds) {
        checkedServers.push(server);
        return await checkServer(ports, polar.baseUrl, milliseconds);
      },
    }));
    return { ...answer, checkedServers };
  } finally {
    ports.close();
    await polar.close();
  }
}

const answering = (answer: HttpAnswer) => (): Http => ({ send: async () => answer });
const withStatus = (status: number, text: string) =>
  answering({ type: 'answer', status, text, header: () => null });

test('"doctor" reports no problem where Polar serves the app’s API version', async () => {
  const { exitCode, state, code, message: wording, facts } = await doctor();
  expect({ exitCode, state, code }).toEqual({ exitCode: 0, state: 'checked', code: null });
  expect(facts).toMatchObject({ server: { reached: true }, clock: { ok: true }, problems: [] });
  expect(wording).toMatch(/reached in \d+ ms\n/);
  expect(wording).toMatch(/No problems found\.$/);
});

test('"doctor" names an API version that Polar does not serve, and what to do', async () => {
  const {
    exitCode,
    message: wording,
    facts,
    code,
  } = await doctor((http) => ({
    send: async (request) =>
      await http.send({ ...request, headers: { ...request.headers, 'Polar-Version': '2031-01' } }),
  }));
  expect(exitCode).toBe(1);
  expect(code).toBe('POLAR-VERSION');
  expect(facts).toMatchObject({
    server: { reached: true, milliseconds: expect.any(Number) },
    problems: ['POLAR-VERSION'],
  });
  const { title, advice } = terminal.failures.words['version-not-served'];
  expect(wording).toContain(title);
  expect(wording).toContain(advice);
  expect(wording).not.toContain('No problems found');
});

test.each([
  ['a page of a hotel', withStatus(200, '<html>Welcome</html>'), false, 'NET-NOT-POLAR'],
  ['a 404 of something else', withStatus(404, '<html>Not Found</html>'), false, 'NET-NOT-POLAR'],
  ['a redirect', answering({ type: 'redirected' }), false, 'NET-NOT-POLAR'],
  ['no answer', answering({ type: 'no-answer' }), false, 'NET-NO-ANSWER'],
  ['too many requests', withStatus(429, ''), true, 'POLAR-429'],
  ['a fault of the server', withStatus(503, ''), true, 'POLAR-500'],
])('"doctor" reports a problem for %s', async (_, through, reached, code) => {
  const { exitCode, state, facts } = await doctor(through);
  expect({ exitCode, state }).toEqual({ exitCode: 1, state: 'failed' });
  expect(facts).toMatchObject({ server: { reached }, problems: [code] });
});

test('a server that was not reached has no time to answer', async () => {
  const { facts } = await doctor(answering({ type: 'not-sent', why: 'network-unreachable' }));
  expect(facts).toMatchObject({
    server: { reached: false, milliseconds: null },
    clock: { ok: true, aheadOfServer: null },
  });
});

describe('the clock of this computer', () => {
  const minute = 60_000;
  test.each([
    [4 * minute, true],
    [-4 * minute, true],
    [6 * minute, false],
    [-6 * minute, false],
  ])('%i ms ahead of the server’s is right: %s', async (ahead, ok) => {
    const { exitCode, code, facts } = await doctor(undefined, ({ clock }) => ({
      clock: { ...clock, now: () => clock.now() + ahead },
    }));
    expect(exitCode).toBe(ok ? 0 : 1);
    expect(code).toBe(ok ? null : 'CLOCK-WRONG');
    expect(facts).toMatchObject({ clock: { ok }, problems: ok ? [] : ['CLOCK-WRONG'] });
    const { aheadOfServer } = facts['clock'] as { aheadOfServer: number };
    expect(Math.abs(aheadOfServer - ahead)).toBeLessThan(minute / 2);
  });
});

describe('the data folder', () => {
  test('that does not exist yet and can be created is not a problem', async () => {
    const { facts } = await doctor(undefined, ({ dataFolder }) => ({
      dataFolder: path.join(dataFolder, 'not', 'yet'),
    }));
    expect(facts).toMatchObject({ folder: { writable: true }, problems: [] });
  });

  test('is a problem when a file is in its place', async () => {
    const { exitCode, facts } = await doctor(undefined, ({ dataFolder }) => {
      fs.writeFileSync(path.join(dataFolder, 'file'), '');
      return { dataFolder: path.join(dataFolder, 'file', 'folder') };
    });
    expect(exitCode).toBe(1);
    expect(facts).toMatchObject({ folder: { writable: false }, problems: ['DISK-READONLY'] });
  });

  test('is shown without the account name in the home folder', async () => {
    const home = os.homedir();
    const { facts, message: wording } = await doctor(undefined, () => ({
      dataFolder: path.join(home, 'seatkeeper-is-not-here'),
    }));
    expect(facts).toMatchObject({ folder: { data: path.join('~', 'seatkeeper-is-not-here') } });
    expect(wording).not.toContain(`${home}${path.sep}`);
    const beside = await doctor(undefined, () => ({ dataFolder: `${home}-is-not-here` }));
    expect(beside.facts).toMatchObject({ folder: { data: `${home}-is-not-here` } });
  });
});

describe('the seat', () => {
  test('on record is not a problem, and its server is checked', async () => {
    const { exitCode, facts, checkedServers } = await doctor(undefined, (ports, polar) => {
      ports.writeRecord('device', { ...seatOf(polar), server: 'sandbox' });
      return {};
    });
    expect(exitCode).toBe(0);
    expect(facts).toMatchObject({ seatState: 'active', server: { name: 'sandbox' }, problems: [] });
    expect(checkedServers).toEqual(['sandbox']);
  });

  test('of another computer is a problem, and its server is checked all the same', async () => {
    const { exitCode, facts, checkedServers } = await doctor(undefined, (ports, polar) => {
      const machine = ports.machine.fingerprint(polar.organizationId);
      ports.writeRecord('device', { ...seatOf(polar), server: 'sandbox', machine });
      ports.computer = 'laptop';
      return {};
    });
    expect(exitCode).toBe(1);
    expect(facts).toMatchObject({ seatState: 'failed', problems: ['SEAT-OTHER-COMPUTER'] });
    expect(checkedServers).toEqual(['sandbox']);
  });

  test('that cannot be read is a problem', async () => {
    const { exitCode, facts } = await doctor(undefined, (ports) => {
      fs.writeFileSync(recordFile(ports.dataFolder, 'device'), '{"version":1,"torn');
      return {};
    });
    expect(exitCode).toBe(1);
    expect(facts).toMatchObject({ seatState: 'failed', problems: [expect.any(String)] });
  });

  test('whose activation is unfinished is a problem', async () => {
    const { exitCode, facts } = await doctor(undefined, (ports, polar) => {
      const { key, organizationId } = polar;
      const activation = {
        server: 'loopback',
        key,
        organizationId,
        label: 'Bay 3',
        nonce: 'nonce',
      };
      ports.writeRecord('activation', { ...activation, askedBy: 'person', askedAt: 1 });
      return {};
    });
    expect(exitCode).toBe(1);
    expect(facts).toMatchObject({ seatState: 'unknown', problems: ['SEAT-UNFINISHED'] });
  });
});

test('"doctor" lists several seats, each with a line of its own, and asks each of their servers once', async () => {
  const { exitCode, facts, message, checkedServers } = await doctor(undefined, (ports, polar) => {
    const [first, second, third] = seatsOf(polar);
    writeSeat(ports, 'aaaaaaa1', { ...first, server: 'sandbox' });
    writeSeat(ports, 'aaaaaaa2', { ...second, server: 'production' });
    writeSeat(ports, 'aaaaaaa3', { ...third, server: 'sandbox' });
    writeSeatText(ports, 'aaaaaaa4', 'device', '{"version":1,"torn');
    return {};
  });
  expect(exitCode).toBe(1);
  expect(checkedServers).toEqual(['sandbox', 'production']);
  expect(facts).toMatchObject({
    seatState: 'failed',
    server: { name: 'sandbox' },
    servers: [{ name: 'sandbox' }, { name: 'production' }],
    seats: [
      { id: 'aaaaaaa1', label: 'Bay 1', state: 'active', standing: 'unchecked' },
      { id: 'aaaaaaa2', state: 'active' },
      { id: 'aaaaaaa3', state: 'active' },
      { id: 'aaaaaaa4', state: 'failed', code: 'FILE-UNREADABLE' },
    ],
    problems: ['FILE-UNREADABLE'],
  });
  expect(message.match(/^Seat {7}(?:\*{4}-.{6}|Seat aaaaaaa4): /gm)).toHaveLength(4);
});
