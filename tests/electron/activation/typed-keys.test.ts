import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { composeCommand } from '../../../electron/compose-command.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { CommandAnswer } from '../../../electron/cli/answer.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { commandInput, createTestStream } from '../../support/command-input.ts';
import { commandOf } from '../../support/command-of.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type CoreOptions, type RunningCore } from '../../support/running-core.ts';
import { createTestPorts } from '../../support/test-ports.ts';

// Only Polar knows which keys exist. The app tries the variants of what a person typed.

const uuid = '1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
let polar: Polar;
const running: RunningCore[] = [];

beforeEach(async () => {
  polar = await startPolar();
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
  await polar.close();
});

function start(options: CoreOptions = {}): RunningCore {
  const core = startCore(polar, { seat: false, ...options });
  running.push(core);
  return core;
}

/** Gives the stand-in's license a key of the seller's own. */
const sell = (key: string): void => polar.seller.update(polar.licenseId, { key });
const live = () => polar.record.liveActivations(polar.licenseId);
const typed = (key: string) => ({
  server: 'loopback' as const,
  organizationId: polar.organizationId,
  key,
});

async function activate({ core }: RunningCore, key: string) {
  return await core.seats.activate({
    ...typed(key),
    label: 'New laptop',
    askedBy: 'person',
  });
}

/** The command `activate` with this text on standard input. */
async function activateByCommand(text: string): Promise<CommandAnswer> {
  const ports = createTestPorts({ polar });
  const core = composeCommand(ports, 5_000);
  const command = commandOf(['activate', '--organization', `“${polar.organizationId}”`]);
  const answer = await runCommand({
    core,
    ports,
    command,
    input: commandInput({ stdin: () => Promise.resolve(text) }),
    stream: createTestStream(),
    deadline: ports.clock.now() + command.timeout,
    getDoctorFacts: () => {
      throw new Error('Only the doctor asks.');
    },
    isOutputPiped: () => true,
  });
  core.seats.stop();
  ports.close();
  return answer;
}

const keys: readonly (readonly [key: string, typed: string])[] = [
  ['7', '7'],
  ['ABC1234', '"ABC1234"'],
  ['abc-1234', 'abc-1234'],
  ['c2VhdA==', 'c2VhdA=='],
  ['key with spaces', ' key with spaces\n'],
  ['日本-鍵', '「日本-鍵」'],
  [`ACME PRO-${uuid}`, `License key: acme pro-${uuid.toLowerCase()}`],
  [`BÜRO-${uuid}`, `büro-${uuid}`.normalize('NFD')],
  [`LUMEN-${uuid}`, `LUMEN–${uuid.replaceAll('-', '–')}`],
  [
    `LUMEN-${uuid}`,
    `Hello,\r\n> your key is LUMEN-${uuid.slice(0, 24)}\r\n> ${uuid.slice(24)}\r\n> Regards`,
  ],
  [uuid, uuid.toLowerCase()],
  // A seller imported keys in lower case from another system.
  [uuid.toLowerCase(), `Key: ${uuid.toLowerCase()}`],
];

describe.each(keys)('the key %j, typed as %j', (key, text) => {
  test.each([['a token'], ['none']])('takes one seat, with %s', async (how) => {
    sell(key);
    const app = start(how === 'none' ? {} : { token: polar.token });
    const before = live().length;
    const preview = await app.core.handlers.device.preview({ ...typed(text), label: 'New laptop' });
    expect(preview).toMatchObject({ ok: true, value: { displayKey: displayKeyOf(key) } });
    expect(await activate(app, text)).toEqual({ ok: true, value: undefined });
    expect(app.ports.content('device')).toMatchObject({ key });
    expect(live()).toHaveLength(before + 1);
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
    // A new process reads the record again.
    expect((await app.restart()).device()).toMatchObject({ type: 'held' });
  });

  test('is taken over with the activation that belongs to it', async () => {
    sell(key);
    const app = start();
    const adopted = await app.core.handlers.device.import({
      ...typed(text),
      activationId: polar.activationId,
      label: 'This one',
    });
    expect(adopted).toEqual({ ok: true, value: undefined });
    expect(app.ports.content('device')).toMatchObject({ key, activationId: polar.activationId });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });

  test('is activated by a command', async () => {
    sell(key);
    const answer = await activateByCommand(text);
    expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
  });
});

describe('a key with several variants', () => {
  const text = `lumen-${uuid.toLowerCase()}`;

  beforeEach(() => sell(`LUMEN-${uuid}`));

  test('takes one seat when the answer is lost, and stays pending with the known variant', async () => {
    const app = start();
    const before = live().length;
    polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
    expect(await activate(app, text)).toMatchObject({ failure: { code: 'activation-unfinished' } });
    expect(app.ports.content('activation')).toMatchObject({ key: `LUMEN-${uuid}` });
    expect(await activate(app, text)).toMatchObject({ ok: false });
    expect(live()).toHaveLength(before + 1);
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
  });

  test('begins no activation if Polar cannot be asked which variant it knows', async () => {
    const app = start();
    polar.faults.add({ type: 'answer-lost' }, { on: 'validate' });
    expect(await activate(app, text)).toMatchObject({ ok: false });
    expect(app.ports.content('activation')).toBeNull();
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });

  test.each(['answer-lost', 'reset'] as const)(
    'makes a command say that no seat was taken when the answer about the variants is lost: %s',
    async (kind) => {
      polar.faults.add({ type: kind }, { on: 'validate' });
      expect(await activateByCommand(text)).toMatchObject({ exitCode: 1, state: 'failed' });
      expect(polar.log.count({ operation: 'activate' })).toBe(0);
    },
  );

  test('is reported as expired if it is, not as unknown', async () => {
    polar.seller.expire(polar.licenseId);
    expect(await activate(start(), text)).toMatchObject({ failure: { code: 'key-expired' } });
  });

  test('is reported as unknown if no variant is known', async () => {
    const unknown = text.replace('1c28', '1c29');
    const app = start();
    expect(await activate(app, unknown)).toMatchObject({ failure: { code: 'key-unknown' } });
    expect(app.ports.content('activation')).toBeNull();
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    const adopted = await app.core.handlers.device.import({
      ...typed(unknown),
      activationId: polar.activationId,
      label: 'This one',
    });
    expect(adopted).toMatchObject({ failure: { code: 'key-unknown' } });
  });

  test('is recognized as the key on record', async () => {
    const app = start();
    const activation = { ...typed(text), activationId: polar.activationId, label: 'This one' };
    for (let time = 0; time < 2; time += 1)
      expect(await app.core.handlers.device.import(activation)).toMatchObject({ ok: true });
    expect(app.ports.content('device')).toMatchObject({ key: `LUMEN-${uuid}` });
  });
});

test.each([
  ['token', 'polar_oat_fake_0000000000'],
  ['several', `LUMEN-${uuid} or LUMEN-${uuid.replace('1C', '2C')}`],
  ['control', 'ABC\u0000123'],
  ['unclear', 'first line\nsecond line'],
  ['long', 'K'.repeat(300)],
] as const)('a command refuses input that cannot be one key: %s', async (problem, text) => {
  const answer = await activateByCommand(text);
  expect(answer).toMatchObject({ exitCode: 2, message: terminal.cli.keyProblems[problem] });
  expect(polar.log.count()).toBe(0);
});

test.each([
  ['7', '****'],
  ['AB', '****-B'],
  ['日本-鍵', '****--鍵'],
  ['ABC1234', '****-234'],
  ['ABCD12345678', '****-345678'],
  ['😀😀😀', '****-😀'],
])('the key %j is shown as %j', (key, shown) => {
  expect(displayKeyOf(key)).toBe(shown);
});
