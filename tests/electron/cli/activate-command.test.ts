import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { composeCommand } from '../../../electron/compose-command.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { commandInput, createTestStream } from '../../support/command-input.ts';
import { commandOf } from '../../support/command-of.ts';
import { fileError } from '../../support/memory-stores.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { wrapStores } from '../../support/wrapped-stores.ts';

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

test('"activate" reports a seat that was taken and could not be written to disk as unknown', async () => {
  const full = wrapStores(ports, (store, name) => ({
    ...store,
    write(value) {
      if (name === 'device') throw fileError('ENOSPC');
      store.write(value);
    },
  }));
  const core = composeCommand({ ...ports, ...full }, 5_000);
  const command = commandOf([
    'activate',
    '--organization',
    polar.organizationId,
    '--label',
    'Bay 3',
  ]);
  const answer = await runCommand({
    core,
    ports,
    command,
    input: commandInput({ stdin: () => Promise.resolve(polar.key) }),
    stream: createTestStream(),
    deadline: ports.clock.monotonicNow() + command.timeout,
    getDoctorFacts: () => {
      throw new Error('Only the doctor asks.');
    },
    isOutputPiped: () => true,
  });
  core.seats.stop();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(answer).toMatchObject({ exitCode: 6, state: 'unknown', code: 'DISK-OUTCOME' });
  expect(answer.message).toContain(terminal.cli.unsaved('Bay 3'));
});

test('a refusal takes no seat and does not report one', async () => {
  const args = ['activate', '--organization', polar.organizationId, '--label', 'Bay 3'];
  const key = 'SEATKEEPER-TEST-99999999-0CE0-4000-8000-000000000009';
  const answer = await runCoreCommand(ports, args, key);
  expect(answer).toMatchObject({ exitCode: 1, state: 'failed', code: 'KEY-UNKNOWN' });
  expect(answer.message).toContain(terminal.failures.words['key-unknown'].title);
  expect(answer.message).not.toContain(terminal.cli.unsaved('Bay 3'));
});

describe('before anything is sent', () => {
  const { cli } = terminal;
  const organization = '11111111-0bad-4111-8111-111111111111';
  const args = ['activate', '--organization', organization, '--label', 'Bay 3'];
  const refused = { exitCode: 2, state: 'usage', code: 'CLI-INPUT' };

  afterEach(() => {
    expect(polar.log.count()).toBe(0);
    expect(ports.content('device')).toBeNull();
    expect(ports.content('activation')).toBeNull();
  });

  test('a missing key is a usage error, also with --no-input', async () => {
    const message = cli.keyMissing('SEATKEEPER_KEY');
    for (const key of [null, '', ' \n'])
      expect(await runCoreCommand(ports, args, key)).toMatchObject({ ...refused, message });
    const noInput = [...args, '--no-input'];
    expect(await runCoreCommand(ports, noInput, polar.key)).toMatchObject({ ...refused, message });
  });

  test('a key file that cannot be read is a usage error', async () => {
    const withFile = [...args, '--key-file', 'key.txt'];
    const answer = await runCoreCommand(ports, withFile, polar.key);
    expect(answer).toMatchObject({ ...refused, message: cli.unreadable });
  });

  test('text that is not a key is refused without being repeated', async () => {
    const token = 'polar_oat_obviously_fake_and_long_enough';
    const answer = await runCoreCommand(ports, args, token);
    expect(answer).toMatchObject(refused);
    expect(Object.values(cli.keyProblems)).toContain(answer.message);
    expect(answer.message).not.toContain(token);
  });

  test('a missing organization is a usage error', async () => {
    const answer = await runCoreCommand(ports, ['activate'], polar.key);
    expect(answer).toMatchObject({ ...refused, message: cli.organizationMissing });
  });

  test.each([
    [[], cli.serverNames.loopback, 'loopback'],
    [['--server', 'sandbox'], cli.serverNames.sandbox, 'sandbox'],
  ])(
    'a dry run with %j says which seat it would take on which server',
    async (flags, where, server) => {
      expect(await runCoreCommand(ports, [...args, '--dry-run', ...flags], polar.key)).toEqual({
        exitCode: 0,
        state: 'not-activated',
        code: null,
        message: cli.wouldActivate('Bay 3', where),
        facts: { wouldAsk: server },
      });
    },
  );

  test('the key is taken from a file, else the environment, else standard input', async () => {
    const dry = [...args, '--dry-run'];
    const sources: string[] = [];
    const input = {
      file: async () => (sources.push('file'), polar.key),
      env: () => (sources.push('environment'), polar.key),
      stdin: async () => (sources.push('input'), polar.key),
    };
    const withFile = [...dry, '--key-file', 'key.txt'];
    expect(await runCoreCommand(ports, withFile, input)).toMatchObject({ exitCode: 0 });
    expect(await runCoreCommand(ports, dry, input)).toMatchObject({ exitCode: 0 });
    const emptyEnvironment = { ...input, env: () => '' };
    expect(await runCoreCommand(ports, dry, emptyEnvironment)).toMatchObject({ exitCode: 0 });
    expect(sources).toEqual(['file', 'environment', 'input']);
  });
});
