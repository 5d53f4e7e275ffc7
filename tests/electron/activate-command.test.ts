import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../electron/cli/run-command.ts';
import { composeCommand } from '../../electron/compose-command.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { commandOf } from '../support/command-of.ts';
import { createMemoryDisk, fileError } from '../support/memory-stores.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { createTestWorld, type TestWorld } from '../support/test-world.ts';

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
