import * as fs from 'node:fs';
import * as path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerJson } from '../../../electron/cli/answer-json.ts';
import { ExposedFileError } from '../../../electron/cli/input.ts';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { Ports } from '../../../electron/ports.ts';
import { commandOf } from '../../support/command-of.ts';
import { createTestStream, type TestStream } from '../../support/command-input.ts';
import { releasedActivationIds } from '../../support/admin-harness.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

const schema = JSON.parse(
  fs.readFileSync(
    path.resolve(import.meta.dirname, '../../../docs/command-line.schema.json'),
    'utf8',
  ),
) as object;
const ajv = new Ajv2020({ allErrors: true, strict: true });
const fitsAnswer = ajv.compile({ ...schema, $id: 'https://example.com/answer.json' });
const fitsRecord = ajv.compile({ $ref: 'https://example.com/answer.json#/$defs/record' });

let polar: Polar;
let ports: TestPorts;
let files: Ports;

beforeEach(async () => {
  polar = await startPolar({ licenses: 230 });
  ports = createTestPorts({ polar });
  files = { ...ports, bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger') };
});
afterEach(async () => {
  ports.close();
  await polar.close();
});

interface Run {
  readonly exitCode: number;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly message: string;
  readonly text: string;
}

/** Runs a seller's command and checks that all that it writes is as documented. */
async function run(
  args: readonly string[],
  options: {
    readonly token?: string;
    readonly plan?: string;
    readonly stream?: TestStream;
    readonly input?: Parameters<typeof runCoreCommand>[2];
  } = {},
): Promise<Run> {
  const { token = polar.token, plan = '', stream = createTestStream() } = options;
  const input = options.input ?? {
    env: (name: string) => (name === 'SEATKEEPER_TOKEN' ? token : undefined),
    bytes: async () => await Promise.resolve(new TextEncoder().encode(plan)),
  };
  const answer = await runCoreCommand(files, args, input, undefined, { stream });
  const { name, reason, dryRun, json } = commandOf(args);
  const context = { command: name, appVersion: '0.1.0', reason, dryRun };
  const object = JSON.parse(answerJson(answer, context)) as Record<string, unknown>;
  expect({ errors: fitsAnswer(object) ? [] : fitsAnswer.errors, object }).toEqual({
    errors: [],
    object,
  });
  const lines = json ? stream.text().split('\n').slice(0, -1) : [];
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const record of records)
    expect({ errors: fitsRecord(record) ? [] : fitsRecord.errors, record }).toEqual({
      errors: [],
      record,
    });
  const everything = `${stream.text()}${JSON.stringify(object)}${ports.lines.join('\n')}${ports.everythingOnDisk()}`;
  expect(everything).not.toContain(polar.token);
  return {
    exitCode: answer.exitCode,
    answer: object,
    records,
    message: answer.message,
    text: stream.text(),
  };
}

const license = (): string[] => ['--license', polar.licenseId];
const liveIds = (licenseId: string): string[] =>
  polar.record.liveActivations(licenseId).map(({ id }) => id);

const file = (): string => path.join(ports.dataFolder, 'licenses.csv');

const byLabel = (): string[] => ['seats', 'release', ...license(), '--label', 'Studio workstation'];

/** Interrupts a release of a plan after its second request. */
async function interrupt(plan: string) {
  const stream = createTestStream();
  let requests = 0;
  const { http } = files;
  files = {
    ...files,
    http: {
      async send(request) {
        if (request.url.endsWith('/deactivate') && (requests += 1) === 2) stream.abort();
        return await http.send(request);
      },
    },
  };
  const result = await run(['seats', 'release', '--plan', 'x', '--json'], { plan, stream });
  files = { ...files, http };
  return result;
}

async function tableOf(search: string): Promise<string> {
  return (await run(['licenses', 'export', '--devices', '--search', search])).text;
}

/** Matches control characters other than a line feed. */
const control = /(?!\n)\p{Cc}/u;

describe('licenses list', () => {
  test('lists each license once, with masked keys and customers, and counts them', async () => {
    const { exitCode, answer, records, text } = await run(['licenses', 'list', '--json']);
    expect(exitCode).toBe(0);
    expect(answer).toMatchObject({ state: 'listed', counts: { licenses: 238, unreadable: 0 } });
    expect(new Set(records.map(({ id }) => id)).size).toBe(238);
    expect(records.find(({ id }) => id === polar.licenseId)).toMatchObject({
      type: 'license',
      displayKey: '****-9E3779',
      status: 'granted',
      seatLimit: 3,
      customer: { name: 'I…', email: 'i…@example.com' },
    });
    expect(text).not.toContain('ingrid');
    expect(text).not.toContain(polar.key);
  });

  test('shows keys and customers whole where the caller says so', async () => {
    const flags = ['--with-keys', '--with-customers', '--search', 'INGRID solberg'];
    const { records } = await run(['licenses', 'list', '--json', ...flags]);
    expect(records).toMatchObject([
      { key: polar.key, customer: { name: 'Ingrid Solberg', email: 'ingrid.solberg@example.com' } },
    ]);
  });

  test('lists those of the statuses that the caller names', async () => {
    const { records } = await run(['licenses', 'list', '--json', '--status', 'revoked,disabled']);
    expect(records.length).toBeGreaterThan(5);
    expect(new Set(records.map(({ status }) => status))).toEqual(new Set(['revoked', 'disabled']));
  });

  test('prints a table with titles for people', async () => {
    const { text, message } = await run(['licenses', 'list', '--search', 'brightwater']);
    const [titles = '', ...lines] = text.split('\n').slice(0, -1);
    expect(titles.split(/ +/)).toEqual(expect.arrayContaining(['LICENSE', 'KEY', 'CUSTOMER']));
    expect(lines).toHaveLength(2);
    expect(lines[0]?.indexOf('****-')).toBe(titles.indexOf('KEY'));
    expect(message).toBe('2 licenses.');
  });

  test('cleans names of control characters and line breaks', async () => {
    polar.seller.update(polar.licenseId, {});
    const customer = polar.record.customer(polar.customerId);
    if (customer === undefined) throw new Error('There is no customer.');
    polar.record.putCustomer({ ...customer, name: 'A\u001b]52;c;x\u0007\nB' });
    const args = ['licenses', 'list', '--with-customers', '--search', '9E3779'];
    const table = await run(args);
    expect(table.text).not.toMatch(control);
    const json = await run([...args, '--json']);
    expect(json.text).not.toMatch(control);
    expect(json.records.length).toBeGreaterThan(0);
  });

  test('ends with 1 when its output cannot be written, and with what was done when it is interrupted', async () => {
    const closed = await run(['licenses', 'list', '--json'], {
      stream: createTestStream(async () => await Promise.resolve(false)),
    });
    expect(closed).toMatchObject({ exitCode: 1, answer: { code: 'CLI-OUTPUT' } });
    const stream: TestStream = createTestStream(async () => {
      stream.abort();
      return await Promise.resolve(true);
    });
    const ended = await run(['licenses', 'list', '--json'], { stream });
    expect(ended).toMatchObject({ exitCode: 130, answer: { code: 'CLI-INTERRUPTED' } });
    expect(ended.records.length).toBeLessThan(238);
  });

  test('ends with 1 where a license cannot be read', async () => {
    const { http } = files;
    files = {
      ...files,
      http: {
        async send(request) {
          const answer = await http.send(request);
          return answer.type === 'answer'
            ? { ...answer, text: answer.text.replace(`"key":"${polar.key}"`, '"key":null') }
            : answer;
        },
      },
    };
    const { exitCode, answer } = await run(['licenses', 'list', '--json']);
    expect({ exitCode, code: answer['code'] }).toEqual({ exitCode: 1, code: 'CLI-INCOMPLETE' });
    expect(answer['counts']).toEqual({ licenses: 237, unreadable: 1 });
  });
});

describe('the token', () => {
  test.each<[string, (token: string) => string]>([
    ['in quotes', (token) => `"${token}"\r\n`],
    ['with Bearer', (token) => `\ufeffAuthorization: Bearer ${token}`],
    ['in a settings file', (token) => `# staff\nPOLAR_TOKEN='${token}'\n`],
  ])('is read from a file %s', async (_, written) => {
    const { exitCode } = await run(['licenses', 'list', '--token-file', 'token.txt'], {
      input: { secretFile: async () => await Promise.resolve(written(polar.token)) },
    });
    expect(exitCode).toBe(0);
  });

  test('is read from standard input', async () => {
    const { exitCode } = await run(['licenses', 'list', '--token-file', '-'], {
      input: polar.token,
    });
    expect(exitCode).toBe(0);
  });

  test.each<[string, Parameters<typeof runCoreCommand>[2], RegExp]>([
    ['none', {}, /SEATKEEPER_TOKEN/],
    ['no token', { env: () => 'hunter2-hunter2' }, /no token/],
    ['two tokens', { env: () => 'polar_oat_TEST_a polar_oat_TEST_b' }, /or several/],
    [
      'a file that others can read',
      { secretFile: async () => await Promise.reject(new ExposedFileError()) },
      /chmod 600/,
    ],
  ])('is demanded: %s', async (name, input, message) => {
    const flags = name.startsWith('a file') ? ['--token-file', 'x'] : [];
    const result = await run(['licenses', 'list', ...flags], { input });
    expect(result).toMatchObject({ exitCode: 2, answer: { code: 'CLI-INPUT' } });
    expect(result.message).toMatch(message);
    expect(result.message).not.toContain('hunter2');
    expect(polar.log.count()).toBe(0);
  });

  test.each(['scopelessToken', 'expiredToken', 'revokedToken'] as const)(
    'ends with 4 where Polar refuses it: %s',
    async (name) => {
      const { exitCode, answer } = await run(['licenses', 'list', '--json'], {
        token: polar[name],
      });
      expect(exitCode).toBe(4);
      expect(answer['code']).toBe(name === 'scopelessToken' ? 'POLAR-403-SCOPE' : 'POLAR-401');
    },
  );

  test('that may only read ends with 4 for a change and a release', async () => {
    const token = polar.readOnlyToken;
    const disabled = await run(['licenses', 'disable', polar.licenseId, '--json'], { token });
    expect(disabled).toMatchObject({ exitCode: 4, answer: { code: 'POLAR-403-SCOPE' } });
    const args = ['seats', 'release', ...license(), '--label', 'Studio workstation', '--json'];
    const released = await run(args, { token });
    expect(released).toMatchObject({ exitCode: 4, answer: { code: 'POLAR-403-SCOPE' } });
    expect(liveIds(polar.licenseId)).toHaveLength(2);
  });
});

describe('one license', () => {
  test('is shown with its seats, by its id and by the end of its key', async () => {
    const byId = await run(['licenses', 'show', polar.licenseId, '--json', '--with-customers']);
    expect(byId.answer['license']).toMatchObject({
      id: polar.licenseId,
      seatsUsed: 2,
      seats: [{ label: 'Ingrid’s MacBook Air' }, { label: 'Studio workstation' }],
    });
    const byEnding = await run(['licenses', 'show', '****-78dde4', '--json']);
    expect(byEnding.answer).toMatchObject({ exitCode: 2, code: 'CLI-LICENSE' });
    polar.seller.update('00000004-11c0-4000-8000-000000000000', { key: 'NODE-ONLY-ABCDEF' });
    const alone = await run(['licenses', 'show', 'abcdef', '--json']);
    expect(alone.answer).toMatchObject({ exitCode: 0, license: { displayKey: '****-ABCDEF' } });
  });

  test('that Polar does not know ends with 1', async () => {
    const ending = await run(['licenses', 'show', 'ZZZZZZ', '--json']);
    expect(ending.answer).toMatchObject({ exitCode: 1, code: 'CLI-LICENSE' });
    const id = '00000001-11c0-4000-8000-00000000dead';
    const byId = await run(['licenses', 'show', id, '--json']);
    expect(byId.answer).toMatchObject({ exitCode: 1, code: 'LICENSE-UNKNOWN' });
  });

  test('is disabled, enabled, and given another key; a dry run changes nothing', async () => {
    const id = polar.licenseId;
    const dry = await run(['licenses', 'disable', id, '--dry-run', '--json']);
    expect(dry.answer).toMatchObject({
      exitCode: 0,
      state: 'listed',
      dryRun: true,
      license: { status: 'granted' },
    });
    expect(polar.record.license(id)?.status).toBe('granted');
    const disabled = await run(['licenses', 'disable', id, '--json']);
    expect(disabled.answer).toMatchObject({ state: 'changed', license: { status: 'disabled' } });
    expect(polar.record.license(id)?.status).toBe('disabled');
    polar.log.clear();
    expect((await run(['licenses', 'disable', id])).message).toMatch(/already/);
    expect(polar.log.count({ operation: 'update' })).toBe(0);
    await run(['licenses', 'enable', id]);
    expect(polar.record.license(id)?.status).toBe('granted');
    const rotated = await run(['licenses', 'rotate', id, '--json']);
    const key = polar.record.license(id)?.key ?? '';
    expect(key).not.toBe(polar.key);
    expect(JSON.stringify(rotated.answer)).not.toContain(key);
    const whole = await run(['licenses', 'show', id, '--json', '--with-keys']);
    expect(whole.answer['license']).toMatchObject({
      key,
      seats: [{ stranded: true }, { stranded: true }],
    });
  });
});

describe('licenses export', () => {
  test('writes a table of all licenses, and with --devices a line for each seat', async () => {
    const { answer, text } = await run(['licenses', 'export', '--output', file(), '--json']);
    expect(answer).toMatchObject({ exitCode: 0, counts: { licenses: 238 } });
    expect(text).toBe('');
    const lines = fs.readFileSync(file(), 'utf8').split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(239);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    const devices = await run(['licenses', 'export', '--devices', '--search', 'ingrid']);
    expect(devices.text.match(/\ufeff/g)).toHaveLength(1);
    expect(devices.text).toContain(activationHash(polar.activationId));
  });

  test('leaves an earlier table as it is when it fails, and leaves no other file', async () => {
    fs.writeFileSync(file(), 'yesterday');
    polar.faults.add({ type: 'captive-portal' }, { times: Number.POSITIVE_INFINITY });
    const { exitCode } = await run(['licenses', 'export', '--output', file()]);
    expect(exitCode).toBe(1);
    expect(fs.readFileSync(file(), 'utf8')).toBe('yesterday');
    expect(fs.readdirSync(ports.dataFolder).filter((name) => name.includes('csv'))).toEqual([
      'licenses.csv',
    ]);
  });

  test('writes no formula, and refuses --json without a file', async () => {
    const customer = polar.record.customer(polar.customerId);
    if (customer === undefined) throw new Error('There is no customer.');
    polar.record.putCustomer({ ...customer, name: '=HYPERLINK("http://x.example")' });
    const { text } = await run(['licenses', 'export', '--with-customers', '--search', '9E3779']);
    expect(text).toContain(`'=HYPERLINK`);
    const json = await run(['licenses', 'export', '--json']);
    expect(json).toMatchObject({ exitCode: 2, answer: { code: 'CLI-INPUT' } });
  });
});

describe('seats release', { timeout: 60_000 }, () => {
  test('lists the seats of a license, and releases the one of a name', async () => {
    const listed = await run(['seats', 'list', polar.licenseId, '--json', '--with-customers']);
    expect(listed.records.map(({ label }) => label)).toEqual([
      'Ingrid’s MacBook Air',
      'Studio workstation',
    ]);
    const dry = await run([...byLabel(), '--dry-run', '--json']);
    expect(dry).toMatchObject({ exitCode: 0, records: [{ type: 'release', result: 'planned' }] });
    expect(liveIds(polar.licenseId)).toHaveLength(2);
    const { exitCode, answer, records } = await run([...byLabel(), '--json']);
    expect(exitCode).toBe(0);
    expect(answer).toMatchObject({ state: 'released', counts: { seats: 1, released: 1, open: 0 } });
    expect(records).toMatchObject([
      { activationHash: activationHash(polar.activationId), result: 'released', label: 'S…' },
    ]);
    expect(liveIds(polar.licenseId)).toEqual([polar.otherActivationId]);
    expect(fs.existsSync(path.join(ports.dataFolder, 'bulk-release.jsonl'))).toBe(false);
  });

  test('chooses none of several seats of a name, and lists their codes', async () => {
    const two = '00000002-11c0-4000-8000-000000000000';
    const args = ['seats', 'release', '--license', two];
    const { answer } = await run([...args, '--label', 'MATEO-PC', '--json']);
    expect(answer).toMatchObject({ exitCode: 2, code: 'CLI-SEAT' });
    const [first] = answer['licenseSeats'] as readonly { activationHash: string }[];
    const byCode = await run([...args, '--device', first?.activationHash ?? '', '--json']);
    expect(byCode.answer).toMatchObject({ exitCode: 0, counts: { released: 1 } });
    expect(liveIds(two).map(activationHash)).not.toContain(first?.activationHash);
  });

  test('releases what an exported table names, and reports the lines that it does not understand', async () => {
    const exported = await run(['licenses', 'export', '--devices', '--search', 'brightwater']);
    const plan = `${exported.text}nonsense 99,x,y\r\n`;
    const { exitCode, answer, records } = await run(['seats', 'release', '--plan', 'x', '--json'], {
      plan,
    });
    expect({ exitCode, code: answer['code'] }).toEqual({ exitCode: 1, code: 'CLI-INCOMPLETE' });
    expect(answer['counts']).toMatchObject({ seats: 4, released: 4 });
    expect(records.filter(({ type }) => type === 'skipped').length).toBeGreaterThan(0);
    expect(liveIds('00000003-11c0-4000-8000-000000000000')).toEqual([]);
  });

  test('continues with the same plan after an interruption, releases none twice and none that was taken anew', async () => {
    const plan = await tableOf('castillo');
    const interrupted = await interrupt(plan);
    expect(interrupted).toMatchObject({ exitCode: 130, answer: { code: 'CLI-INTERRUPTED' } });
    const { released, open } = interrupted.answer['counts'] as { released: number; open: number };
    expect(released).toBeGreaterThan(0);
    expect(open).toBeGreaterThan(0);
    // A device takes a seat again before the release continues.
    const done = interrupted.records.find(({ result }) => result === 'released');
    const taken = polar.seller.addSeat(String(done?.['licenseId']), 'Taken anew');
    const other = await run(['seats', 'release', ...license(), '--label', 'Studio workstation']);
    expect(other.exitCode).toBe(1);
    expect(other.message).toMatch(/--resume/);
    const { answer } = await run(['seats', 'release', '--plan', 'x', '--json'], { plan });
    expect(answer).toMatchObject({ exitCode: 0, counts: { open: 0, failed: 0, stillHeld: 0 } });
    const ids = releasedActivationIds(polar);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(released + open);
    expect(ids).not.toContain(taken.id);
  });

  test('is continued by --resume and ended by --cancel', async () => {
    const plan = await tableOf('castillo');
    await interrupt(plan);
    const dry = await run(['seats', 'release', '--resume', '--dry-run', '--json']);
    expect(dry.exitCode).toBe(0);
    const before = releasedActivationIds(polar).length;
    const canceled = await run(['seats', 'release', '--cancel', '--json']);
    expect(canceled.answer).toMatchObject({ exitCode: 0 });
    expect(releasedActivationIds(polar)).toHaveLength(before);
    expect((await run(['seats', 'release', '--resume', '--json'])).answer).toMatchObject({
      exitCode: 0,
      counts: { seats: 0 },
    });
  });
});
