import { afterEach, describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import { createLock } from '../../../electron/storage/lock.ts';
import type { ImportedActivation } from '../../../shared/license.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { Fault } from '../../support/polar/faults.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { seatOf } from '../../support/seat-of.ts';
import { useImport } from '../../support/use-import.ts';

// A person or an installer types or pastes an activation id of 36 characters. Polar is asked before the id is stored.

const wrongId = '33333333-0bad-4333-8333-333333333333';

const at = useImport();
const { activation, run, importSeat, isLive, keepUnconfirmed } = at;

test.each([
  [
    'in Polar’s names',
    ({ key, organizationId, activationId, label }: ImportedActivation) => ({
      license_key: key,
      organization_id: organizationId,
      activation_id: activationId,
      label,
    }),
  ],
  [
    'as Polar answered to activate',
    ({ key, organizationId, activationId, label }: ImportedActivation) => ({
      id: activationId,
      license_key_id: '22222222-0bad-4222-8222-222222222222',
      label,
      meta: {},
      created_at: '2026-02-13T09:30:00Z',
      modified_at: null,
      license_key: {
        id: '22222222-0bad-4222-8222-222222222222',
        organization_id: organizationId,
        key,
      },
    }),
  ],
  [
    'as Polar answered to validate',
    ({ key, organizationId, activationId, label }: ImportedActivation) => ({
      id: '22222222-0bad-4222-8222-222222222222',
      organization_id: organizationId,
      key,
      status: 'granted',
      activation: { id: activationId, label, meta: {} },
    }),
  ],
])('"import" reads an activation %s', async (_, written) => {
  const imported = await run(['import'], JSON.stringify(written(activation())));
  expect(imported).toMatchObject({ exitCode: 0, state: 'active', code: null });
  expect(at.ports.content('device')).toMatchObject(activation());
});

test('"import" refuses fields that contradict each other', async () => {
  const twice = { ...activation(), license_key: 'SEATKEEPER-TEST-OTHER' };
  expect(await run(['import'], JSON.stringify(twice))).toMatchObject({ exitCode: 2 });
  expect(at.ports.content('device')).toBeNull();
});

/** The activation as a caller passes it. */
const inputText = (): string => JSON.stringify(activation());

/** The answer to input that cannot be used. */
const usageError = (message: string) => ({
  exitCode: 2,
  state: 'usage',
  code: 'CLI-INPUT',
  message,
  facts: {},
});

describe('an import is refused for', () => {
  const { notJson, unreadable, importNeedsInput, wrongField } = terminal.cli;

  afterEach(() => {
    expect(at.polar.log.count()).toBe(0);
    expect(at.ports.content('device')).toBeNull();
  });

  test.each([
    ['a terminal', ['import'], null, importNeedsInput],
    ['nothing, where none is wanted', ['import', '--no-input'], '{}', importNeedsInput],
    ['text that is no JSON', ['import'], '{"key":', notJson],
    ['a file that is not there', ['import', 'seat.json'], '{}', unreadable],
    ['a number', ['import'], '17', wrongField(null)],
  ])('%s', async (_, args, stdin, message) => {
    expect(await run(args, stdin)).toEqual(usageError(message));
  });

  test.each(['key', 'organizationId', 'activationId', 'label'] as const)(
    'a wrong %s, which is named and not repeated',
    async (field) => {
      const wrong = JSON.stringify({ ...activation(), [field]: 17 });
      expect(await run(['import'], wrong)).toEqual(usageError(wrongField(field)));
    },
  );

  test('a server that this app does not know', async () => {
    const wrong = JSON.stringify({ ...activation(), server: 'https://example.com' });
    expect(await run(['import'], wrong)).toEqual(usageError(wrongField('server')));
  });

  test('a missing file, although standard input is valid', async () => {
    expect(await run(['import', '--no-input'], inputText())).toEqual(usageError(importNeedsInput));
    expect(await run(['import', 'seat.json'], inputText())).toEqual(usageError(unreadable));
  });
});

test('an activation is read from the file that is named', async () => {
  const asked: string[] = [];
  const answer = await runCoreCommand(at.ports, ['import', 'seat.json'], {
    stdin: async () => await Promise.reject(new Error('Standard input is not asked.')),
    file: async (name) => {
      asked.push(name);
      return JSON.stringify(activation());
    },
  });
  expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
  expect(asked).toEqual(['seat.json']);
});

test('the import sends to the server that the input names', async () => {
  const text = JSON.stringify({ ...activation(), server: 'sandbox' });
  expect(await run(['import', '--dry-run'], text)).toMatchObject({
    exitCode: 0,
    message: terminal.cli.wouldImport(activation().label, terminal.cli.serverNames.sandbox),
    facts: { wouldAsk: 'sandbox' },
  });
});

test('a seat that is confirmed by its import has no new key', async () => {
  keepUnconfirmed();
  const { exitCode, message } = await importSeat();
  expect(exitCode).toBe(0);
  expect(message).toMatch(/^Active/);
  expect(at.ports.content('device')?.['confirmedAt']).toEqual(expect.any(Number));
});

test('a key that the seller rotated is imported, and the message says so', async () => {
  await importSeat();
  const key = at.polar.seller.rotate(at.polar.licenseId);
  const answer = await importSeat({ key, label: 'Another name' });
  expect(answer).toMatchObject({ exitCode: 0, state: 'active', code: null });
  expect(answer.message).toMatch(
    new RegExp(`^${terminal.cli.keyReplaced('Studio workstation')}\nActive`),
  );
  expect((await importSeat({ key })).message).toMatch(/^Active/);
});

test('"import" stores a confirmed activation with Polar’s data about it', async () => {
  expect(await importSeat()).toMatchObject({ exitCode: 0, state: 'active', code: null });
  const record = at.ports.content('device');
  expect(record).toMatchObject({
    activationId: at.polar.activationId,
    licenseId: at.polar.licenseId,
  });
  expect(record?.['confirmedAt']).toEqual(expect.any(Number));
  expect((await run(['status'])).facts['seat']).not.toHaveProperty('neverConfirmed');
});

test('a seat that is on record, confirmed and marked needs neither Polar nor the lock', async () => {
  await importSeat();
  const before = at.ports.content('device');
  const sent = at.polar.log.count();
  const held = await createLock(at.ports.dataFolder, at.ports.clock).hold(1_000, async () => {
    const answer = await importSeat();
    expect(answer).toMatchObject({ exitCode: 0, state: 'active', code: null });
    return answer.message;
  });
  expect(held).toMatch(/^Active/);
  expect(at.polar.log.count()).toBe(sent);
  expect(at.ports.content('device')).toEqual(before);
});

describe('"import" stores nothing when Polar refuses', () => {
  const wrong: readonly (readonly [string, Partial<ImportedActivation>, string])[] = [
    ['activation id', { activationId: wrongId }, 'SEAT-UNKNOWN'],
    ['key', { key: 'TEST-KEY-THAT-NOBODY-HAS' }, 'KEY-UNKNOWN'],
    ['organization', { organizationId: wrongId }, 'KEY-UNKNOWN'],
  ];
  test.each(wrong)('a wrong %s', async (_, change, code) => {
    expect(await importSeat(change)).toMatchObject({ exitCode: 1, state: 'failed', code });
    expect(at.ports.content('device')).toBeNull();
    expect(await run(['status'])).toMatchObject({ exitCode: 3 });
  });

  test('a wrong key for the seat on record, whose record stays unchanged', async () => {
    at.ports.writeRecord('device', seatOf(at.polar));
    const before = at.ports.content('device');
    const answer = await importSeat({ key: 'TEST-KEY-THAT-NOBODY-HAS' });
    expect(answer).toMatchObject({ exitCode: 1, code: 'KEY-UNKNOWN' });
    expect(at.ports.content('device')).toEqual(before);
  });

  test('the key of another license for the seat on record, whose record stays unchanged', async () => {
    at.ports.writeRecord('device', seatOf(at.polar));
    const before = at.ports.content('device');
    const licenses = at.polar.record.storedLicenses();
    const other = licenses.find(
      ({ id, status, organizationId }) =>
        id !== at.polar.licenseId &&
        status === 'granted' &&
        organizationId === at.polar.organizationId,
    );
    const answer = await importSeat({ key: other?.key ?? '' });
    expect(answer).toMatchObject({ exitCode: 1, code: 'SEAT-UNKNOWN' });
    expect(at.ports.content('device')).toEqual(before);
  });
});

describe('"import" without a clear answer of Polar’s', () => {
  const unclear: readonly (readonly [string, Fault])[] = [
    ['no answer', { type: 'reset' }],
    ['a limit of requests', { type: 'rate-limited', retryAfter: 9 }],
    ['a fault of Polar', { type: 'error-before' }],
    ['a page of the network', { type: 'captive-portal' }],
    ['an API version that is not served', { type: 'bare-404' }],
  ];
  test.each(unclear)('stores the seat as never confirmed, and says so: %s', async (_, fault) => {
    at.polar.faults.add(fault, { on: 'validate' });
    const answer = await importSeat({ activationId: wrongId });
    expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
    expect(answer.message).toContain(terminal.cli.notConfirmed);
    expect(answer.facts['seat']).toMatchObject({ neverConfirmed: true });
    expect(at.ports.content('device')).toMatchObject({ activationId: wrongId, confirmedAt: null });
  });

  test('stores the seat as never confirmed without a network, and a later import confirms it', async () => {
    const offline: Http = { send: async () => ({ type: 'not-sent', why: 'network-unreachable' }) };
    const text = JSON.stringify(activation());
    const answer = await runCoreCommand({ ...at.ports, http: offline }, ['import'], text);
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(at.ports.content('device')).toMatchObject({ confirmedAt: null });
    expect((await importSeat()).message).not.toContain(terminal.cli.notConfirmed);
    expect(at.ports.content('device')?.['confirmedAt']).toEqual(expect.any(Number));
  });

  test('keeps the old key of the seat on record, which may be the only one that works', async () => {
    at.ports.writeRecord('device', seatOf(at.polar));
    const before = at.ports.content('device');
    at.polar.faults.add({ type: 'reset' }, { on: 'validate' });
    expect(await importSeat({ key: 'TEST-KEY-NEW' })).toMatchObject({ code: 'NET-NO-ANSWER' });
    expect(at.ports.content('device')).toEqual(before);
  });

  test('stores a seat whose key is disabled as never confirmed, and Polar’s 204 releases it', async () => {
    at.polar.seller.update(at.polar.licenseId, { status: 'disabled' });
    expect(await importSeat()).toMatchObject({ exitCode: 0 });
    expect(at.ports.content('device')).toMatchObject({ confirmedAt: null });
    expect(await run(['release'])).toMatchObject({ exitCode: 0, state: 'released' });
    expect(isLive()).toBe(false);
  });
});

/** Imports in a dry run, over a record of the stand-in’s seat where there is a change of it. */
async function dryRun(record: object | null, change: Partial<ImportedActivation>) {
  if (record !== null) at.ports.writeRecord('device', { ...seatOf(at.polar), ...record });
  const before = at.ports.content('device');
  const answer = await importSeat({ label: 'Another label', ...change }, '--dry-run');
  expect(at.polar.log.count()).toBe(0);
  expect(at.ports.content('device')).toEqual(before);
  return answer;
}

describe('--dry-run sends and keeps nothing, and says what would happen', () => {
  const { wouldImport, wouldReplaceKey, serverNames } = terminal.cli;
  const where = serverNames.loopback;
  const label = 'Studio workstation';
  const done = { exitCode: 0, code: null, facts: { wouldAsk: 'loopback' } };

  test('without a seat on record', async () => {
    expect(await dryRun(null, { label, activationId: wrongId })).toEqual({
      ...done,
      state: 'not-activated',
      message: wouldImport(label, where),
    });
  });

  test('with another key of the seat on record', async () => {
    expect(await dryRun({}, { key: 'TEST-KEY-NEW' })).toEqual({
      ...done,
      state: 'active',
      message: wouldReplaceKey(label, where),
    });
  });

  test('with the seat that is on record and not confirmed', async () => {
    expect(await dryRun({ confirmedAt: null }, { label })).toEqual({
      ...done,
      state: 'active',
      message: wouldImport(label, where),
    });
  });

  test('with the seat that is on record and confirmed, whether or not it says whose it is', async () => {
    const mark = { machine: at.ports.machine.fingerprint(at.polar.organizationId) };
    for (const record of [{}, mark]) {
      const answer = await dryRun(record, {});
      expect(answer).toMatchObject({ exitCode: 0, state: 'active', code: null });
      expect(answer.message).toMatch(/^Active/);
      expect(answer.facts).not.toHaveProperty('wouldAsk');
    }
  });

  test('with another seat than the one on record', async () => {
    expect(await dryRun({}, { activationId: wrongId })).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'SEAT-PRESENT',
    });
  });

  test('with the right seat over one that Polar does not know', async () => {
    const unknown = { activationId: wrongId, confirmedAt: null, removedAt: 1 };
    expect(await dryRun(unknown, { label: 'Bay 3' })).toEqual({
      ...done,
      state: 'not-activated',
      message: wouldImport('Bay 3', where),
    });
  });
});
