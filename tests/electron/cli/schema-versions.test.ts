import * as fs from 'node:fs';
import * as path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerJson } from '../../../electron/cli/answer-json.ts';
import { noSeat } from '../../../electron/cli/chosen-seat.ts';
import { seatStatusAnswer } from '../../../electron/cli/device-answer.ts';
import { jointAnswer } from '../../../electron/cli/joint-answer.ts';
import { checkServer } from '../../../electron/services/organization/server-check.ts';
import { anyInstance, type Schema } from '../../support/any-instance.ts';
import { commandOf } from '../../support/command-of.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';
import { lumenLabs } from '../../support/polar/organizations.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { activationOf, seatOf, waitingRelease } from '../../support/seat-of.ts';
import { recordFile } from '../../support/record-files.ts';
import { useComputer } from '../../support/use-computer.ts';
import { seatsOf, writeSeat, writeSeatText } from '../../support/write-seats.ts';

// Version 1 of the answers: as it was documented when a computer held one seat at most, and as it is documented now.

const read = (file: string): Schema =>
  JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, file), 'utf8')) as Schema;
const ofOneSeat = read('command-line.schema-of-one-seat.json');
const present = read('../../../docs/command-line.schema.json');

const compile = (schema: Schema) =>
  new Ajv2020({ allErrors: true, strict: true }).compile<object>(schema);
const fitsPresent = compile(present);
const fitsOld = compile(ofOneSeat);

/** The fields that were added, and nothing else. Scripts that know the old ones go on to find them. */
const added = [
  'testServer',
  'id',
  'seats',
  'entries',
  'blockedBy',
  'activation',
  'servers',
  'counts',
  'license',
  'licenses',
  'licenseSeats',
];

test('has the old fields and those that were added', () => {
  const fields = Object.keys(present.properties ?? {});
  expect(new Set(fields)).toEqual(new Set([...Object.keys(ofOneSeat.properties ?? {}), ...added]));
  expect(present.required).toEqual(ofOneSeat.required);
  expect(present.properties?.['schema']).toMatchObject({ const: 1 });
});

test('every answer that was documented is still documented', () => {
  fc.assert(
    fc.property(anyInstance(ofOneSeat), (answer) => {
      expect(fitsOld(answer) ? [] : fitsOld.errors).toEqual([]);
      expect(fitsPresent(answer) ? [] : fitsPresent.errors).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const computer = useComputer();

/** Returns a command's answer as a script reads it, after checking that it is one line and as documented. */
async function answerTo(args: readonly string[], input: string | null): Promise<object> {
  const { name, dryRun, reason } = commandOf(args);
  const answer = await runCoreCommand(computer.ports, args, input, () => ({
    versions: { node: '20.19.0' },
    isPackaged: true,
    isSandboxed: true,
    keychain: null,
    checkServer: async (_, milliseconds) =>
      await checkServer(computer.ports, computer.polar.baseUrl, milliseconds),
  }));
  const json = answerJson(answer, { command: name, appVersion: '0.1.0', reason, dryRun });
  expect(json.indexOf('\n')).toBe(json.length - 1);
  const object = JSON.parse(json) as object;
  expect({ errors: fitsPresent(object) ? [] : fitsPresent.errors, object }).toEqual({
    errors: [],
    object,
  });
  return object;
}

const withoutAdded = (answer: object): object =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !added.includes(name)));

const hold = (): void => {
  computer.ports.writeRecord('device', seatOf(computer.polar));
};
const copied = (): void => {
  const machine = 'c0ffee00c0ffee00c0ffee00c0ffee00';
  computer.ports.writeRecord('device', { ...seatOf(computer.polar), machine });
};
const wait = (): void => {
  hold();
  const nextAt = Date.now() + 60_000;
  computer.ports.writeRecord(
    'release',
    waitingRelease(computer.polar, { why: 'network-unreachable', attempts: 1, nextAt }),
  );
};
const tear = (): void =>
  fs.writeFileSync(recordFile(computer.ports.dataFolder, 'device'), '{"torn');
const none = (): void => undefined;
const importing = (): string => JSON.stringify(activationOf(computer.polar));
const typedKey = (): string => computer.polar.key;

describe('the answer about the only seat fits the old schema, apart from added fields', () => {
  test.each<[string, readonly string[], () => void, (() => string) | null, object]>([
    ['status without a seat', ['status'], none, null, { exitCode: 3 }],
    ['status', ['status'], hold, null, { exitCode: 0, standing: 'unchecked' }],
    [
      'status of a waiting release',
      ['status'],
      wait,
      null,
      { exitCode: 5, retryAt: expect.any(Number) },
    ],
    ['status of a damaged record', ['status'], tear, null, { exitCode: 1 }],
    [
      'status of a copied record',
      ['status'],
      copied,
      null,
      { exitCode: 1, seat: { otherComputer: true } },
    ],
    [
      'release',
      ['release'],
      hold,
      null,
      { exitCode: 0, how: 'confirmed', receipt: { how: 'confirmed' } },
    ],
    [
      'release on uninstall',
      ['release', '--reason', 'uninstall'],
      hold,
      null,
      { exitCode: 0, reason: 'uninstall' },
    ],
    ['release of a copied record', ['release'], copied, null, { code: 'SEAT-OTHER-COMPUTER' }],
    ['release without a seat', ['release'], none, null, { exitCode: 3 }],
    [
      'a dry run of release',
      ['release', '--dry-run'],
      hold,
      null,
      { wouldAsk: 'loopback', dryRun: true },
    ],
    [
      'activate',
      ['activate', '--organization', lumenLabs.id],
      none,
      typedKey,
      { exitCode: 0, seat: { label: 'studio' } },
    ],
    [
      'activate again',
      ['activate', '--organization', lumenLabs.id],
      hold,
      typedKey,
      { exitCode: 0, state: 'active' },
    ],
    ['import', ['import'], none, importing, { exitCode: 0, state: 'active' }],
    ['import of nothing', ['import'], none, null, { exitCode: 2, code: 'CLI-INPUT' }],
    ['import --same-computer', ['import', '--same-computer'], copied, null, { exitCode: 0 }],
    ['doctor', ['doctor'], hold, null, { seatState: 'active', server: { name: 'loopback' } }],
  ])('%s', async (_, args, prepare, input, expected) => {
    prepare();
    const answer = await answerTo(args, input?.() ?? null);
    expect(answer).toMatchObject(expected);
    const old = withoutAdded(answer);
    expect({ errors: fitsOld(old) ? [] : fitsOld.errors, old }).toEqual({ errors: [], old });
  });
});

test('the answers of activation, which the old schema does not know, fit the present one', async () => {
  const withKey = ['activation', '--json', '--with-key', '--organization', lumenLabs.id];
  expect(await answerTo(['activation'], null)).toMatchObject({ exitCode: 3 });
  hold();
  expect(await answerTo(withKey, null)).toMatchObject({ activation: { key: computer.polar.key } });
  wait();
  expect(await answerTo(['activation'], null)).toMatchObject({ exitCode: 5, state: 'waiting' });
});

test('the answers about several seats fit the present schema', async () => {
  const [first, second, third] = seatsOf(computer.polar);
  writeSeat(computer.ports, 'aaaaaaa1', first ?? {});
  writeSeat(computer.ports, 'aaaaaaa2', { ...second, machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' });
  writeSeatText(computer.ports, 'aaaaaaa3', 'device', '{"torn');
  writeSeat(computer.ports, 'aaaaaaa1', { name: 'Render wall' }, 'name');
  const { key = '', organizationId = '' } = third ?? {};
  const list = JSON.stringify([activationOf(computer.polar), 17]);
  const calls: readonly (readonly [readonly string[], string | null])[] = [
    [['status'], null],
    [['activation'], null],
    [['doctor'], null],
    [['release'], null],
    [['release', '--seat', 'aaaaaaa1', '--dry-run'], null],
    [['activate', '--organization', organizationId], key],
    [['activate', '--organization', organizationId, '--ignore-unreadable'], key],
    [['import', '--dry-run'], list],
    [['import'], list],
    [['release', '--reason', 'uninstall'], null],
    [['release', '--all', '--other-computer'], null],
    [['import', '--same-computer'], null],
  ];
  const met = new Set<string>();
  for (const [args, input] of calls) {
    const answer = await answerTo(args, input);
    for (const name of added) if (name in answer) met.add(name);
    if (args[0] === 'status' || args[0] === 'doctor')
      expect(answer).toMatchObject({ seats: [{ name: 'Render wall' }, {}, {}] });
  }
  expect([...met].toSorted()).toEqual(['blockedBy', 'entries', 'id', 'seats']);
});

test('a seat whose license is of a product fits the present schema', () => {
  const { active } = windowStates(Date.UTC(2026, 10, 23));
  if (active === undefined) throw new Error('There is no active seat.');
  const device = deviceOfState(active);
  const name = { type: 'product', name: 'Lumen Studio' } as const;
  const answer = jointAnswer(
    [{ choice: { ...noSeat, id: 'aaaaaaa1', device, name }, answer: seatStatusAnswer(device) }],
    seatStatusAnswer(device),
  );
  const context = { command: 'status', appVersion: '0.1.0', reason: null, dryRun: false };
  const object = JSON.parse(answerJson(answer, context)) as object;
  expect(object).toMatchObject({ seats: [{ product: 'Lumen Studio' }] });
  expect(fitsPresent(object) ? [] : fitsPresent.errors).toEqual([]);
});
