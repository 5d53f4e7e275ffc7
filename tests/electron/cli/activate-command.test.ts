import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../electron/cli/run-command.ts';
import { composeCommand } from '../../../electron/compose-command.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { commandOf } from '../../support/command-of.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { createTestWorld, type TestWorld } from '../../support/test-ports.ts';

let polar: Polar;
let world: TestWorld;

beforeEach(async () => {
  polar = await startPolar();
  world = createTestWorld({ polar });
});
afterEach(async () => {
  world.close();
  await polar.close();
});

test('a seat that was taken and could not be written down is not said to be untaken', async () => {
  const stores = createMemoryDisk().stores({
    before({ does, name }) {
      if (does === 'write' && name === 'device') throw fileError('ENOSPC');
    },
  });
  const core = composeCommand({ ...world, stores }, 5_000);
  const command = commandOf([
    'activate',
    '--organization',
    polar.organizationId,
    '--label',
    'Bay 3',
  ]);
  const answer = await runCommand({
    core,
    world,
    command,
    input: {
      stdin: () => Promise.resolve(polar.key),
      file: () => Promise.reject(new Error('ENOENT')),
      env: () => undefined,
    },
    deadline: world.clock.steady() + command.timeout,
    runtime: () => {
      throw new Error('Only the doctor asks.');
    },
  });
  core.device.stop();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(answer).toMatchObject({ exitCode: 6, state: 'unknown', code: 'DISK-OUTCOME' });
  expect(answer.words).toContain(terminal.cli.unsaved('Bay 3'));
});

test('a refusal takes no seat, and does not say that it did', async () => {
  const args = ['activate', '--organization', polar.organizationId, '--label', 'Bay 3'];
  const key = 'SEATKEEPER-TEST-99999999-0CE0-4000-8000-000000000009';
  const answer = await runCoreCommand(world, args, key);
  expect(answer).toMatchObject({ exitCode: 1, state: 'failed', code: 'KEY-UNKNOWN' });
  expect(answer.words).toContain(terminal.failures.words['key-unknown'].title);
  expect(answer.words).not.toContain(terminal.cli.unsaved('Bay 3'));
});

describe('before anything is sent', () => {
  const { cli } = terminal;
  const organization = '11111111-0bad-4111-8111-111111111111';
  const args = ['activate', '--organization', organization, '--label', 'Bay 3'];
  const refused = { exitCode: 2, state: 'usage', code: 'CLI-INPUT' };

  afterEach(() => {
    expect(polar.log.count()).toBe(0);
    expect(world.content('device')).toBeNull();
    expect(world.content('activation')).toBeNull();
  });

  test('a missing key is asked for, also where standard input must not be read', async () => {
    const words = cli.keyMissing('SEATKEEPER_KEY');
    for (const given of [null, '', ' \n'])
      expect(await runCoreCommand(world, args, given)).toMatchObject({ ...refused, words });
    const noInput = [...args, '--no-input'];
    expect(await runCoreCommand(world, noInput, polar.key)).toMatchObject({ ...refused, words });
  });

  test('a file that cannot be read is named as that', async () => {
    const withFile = [...args, '--key-file', 'key.txt'];
    const answer = await runCoreCommand(world, withFile, polar.key);
    expect(answer).toMatchObject({ ...refused, words: cli.unreadable });
  });

  test('what is no key is refused without being repeated', async () => {
    const token = 'polar_oat_obviously_fake_and_long_enough';
    const answer = await runCoreCommand(world, args, token);
    expect(answer).toMatchObject(refused);
    expect(Object.values(cli.keyProblems)).toContain(answer.words);
    expect(answer.words).not.toContain(token);
  });

  test('the organization has to be known', async () => {
    const answer = await runCoreCommand(world, ['activate'], polar.key);
    expect(answer).toMatchObject({ ...refused, words: cli.organizationMissing });
  });

  test.each([
    [[], cli.serverNames.loopback, 'loopback'],
    [['--server', 'sandbox'], cli.serverNames.sandbox, 'sandbox'],
  ])('a dry run with %j says what would be taken where', async (flags, where, server) => {
    expect(await runCoreCommand(world, [...args, '--dry-run', ...flags], polar.key)).toEqual({
      exitCode: 0,
      state: 'not-activated',
      code: null,
      words: cli.wouldActivate('Bay 3', where),
      facts: { wouldAsk: server },
    });
  });

  test('the key is taken from a file, else the environment, else standard input', async () => {
    const dry = [...args, '--dry-run'];
    const sources: string[] = [];
    const input = {
      file: async () => (sources.push('file'), polar.key),
      env: () => (sources.push('environment'), polar.key),
      stdin: async () => (sources.push('input'), polar.key),
    };
    const withFile = [...dry, '--key-file', 'key.txt'];
    expect(await runCoreCommand(world, withFile, input)).toMatchObject({ exitCode: 0 });
    expect(await runCoreCommand(world, dry, input)).toMatchObject({ exitCode: 0 });
    const emptyEnvironment = { ...input, env: () => '' };
    expect(await runCoreCommand(world, dry, emptyEnvironment)).toMatchObject({ exitCode: 0 });
    expect(sources).toEqual(['file', 'environment', 'input']);
  });
});
