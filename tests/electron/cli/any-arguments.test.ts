import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerJson } from '../../../electron/cli/answer-json.ts';
import type { CommandAnswer } from '../../../electron/cli/answer.ts';
import { commandNames } from '../../../electron/cli/commands.ts';
import { parseLaunch } from '../../../electron/cli/parse-launch.ts';
import type { Command } from '../../../electron/cli/launch.ts';
import { refusedSwitchAnswer } from '../../../electron/cli/refused-switch.ts';
import { usageAnswer } from '../../../electron/cli/usage-answer.ts';
import { createEagerClock } from '../../support/eager-clock.ts';
import { runCommandInProcess } from '../../support/run-command-in-process.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../../docs/command-line.schema.json');
const fits = new Ajv2020({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')),
);

const secrets = {
  token: 'polar_oat_TEST_not_a_real_token_000001',
  key: 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001',
  activationId: '00000001-0ac0-4000-8000-000000000001',
};
const organizationId = '00000001-0c00-4000-8000-000000000001';
const flags = [
  '--json',
  '--quiet',
  '--no-input',
  '--dry-run',
  '--all',
  '--ignore-unreadable',
  '--with-key',
  '--help',
  '-h',
  '--version',
];
const valued = [
  '--output',
  '--timeout',
  '--reason',
  '--seat',
  '--key-file',
  '--organization',
  '--server',
  '--product',
  '--token-file',
  '--search',
  '--license',
  '--plan',
];

/** Values of arguments: right ones, wrong ones, and secrets where none belongs. */
const value = fc.oneof(
  fc.constantFrom(...Object.values(secrets)),
  fc.constantFrom('5', '0', 'uninstall', 'production', 'loopback', organizationId, '-', ''),
  fc.string(),
);
const argument = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...flags, ...valued) },
  { weight: 2, arbitrary: fc.constantFrom<string>(...commandNames) },
  { weight: 2, arbitrary: value },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...flags, ...valued, '--key', '--__proto__'), value)
      .map((pair) => pair.join('=')),
  },
  // A secret that was pasted after a dash looks like a flag.
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('-', '--', '--no-'), value).map((pair) => pair.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const args = fc.oneof(
  fc
    .constantFrom([], ['--dry-run'])
    .map((rest) => ['activate', '--organization', organizationId].concat(rest)),
  fc.constant(['release']),
  fc.array(argument, { maxLength: 6 }),
  fc
    .tuple(fc.constantFrom<string>(...commandNames), fc.array(argument, { maxLength: 4 }))
    .map(([command, rest]) => command.split(' ').concat(rest)),
);
const seat = {
  server: 'production',
  key: secrets.key,
  organizationId,
  activationId: secrets.activationId,
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
};
/** Contents of a file or standard input: right ones, almost right ones, and any. */
const given = fc.oneof(
  fc.constantFrom(secrets.key, secrets.token, '', JSON.stringify({ ...seat, label: undefined })),
  fc.constant(JSON.stringify({ ...secrets, organizationId, label: 'Edit bay 3' })),
  fc.json(),
  fc
    .array(fc.oneof(fc.jsonValue(), fc.constant({ ...secrets, organizationId, label: 'Bay 3' })), {
      maxLength: 3,
    })
    .map((list) => JSON.stringify(list)),
  fc.string({ unit: 'binary' }),
);

/** Returns the records of all seats. */
function recordsIn({ dataFolder }: TestPorts): readonly object[] {
  const folder = path.join(dataFolder, 'seats');
  return (existsSync(folder) ? readdirSync(folder) : [])
    .map((id) => path.join(folder, id, 'device.json'))
    .filter((file) => existsSync(file))
    .map((file) => {
      const { version: _, ...record } = JSON.parse(readFileSync(file, 'utf8')) as { version: 1 };
      return record;
    });
}

/** Runs a command over a network in which no request is answered. */
async function run(command: Command, input: string | null, hasSeat: boolean, actions: Set<string>) {
  const clock = createEagerClock();
  const requestedOperations = new Set<string>();
  const http = clock.freezeDuring({
    async send({ url }) {
      requestedOperations.add(url.slice(url.lastIndexOf('/') + 1));
      return { type: 'no-answer' };
    },
  });
  const ports = createTestPorts({ http, clock });
  if (hasSeat) ports.writeRecord('device', seat);
  try {
    const answer = await runCommandInProcess(ports, command, input);
    // Without an answer no command may take or forget a seat.
    if (command.name !== 'import') expect(recordsIn(ports)).toEqual(hasSeat ? [seat] : []);
    const isToAct = !command.dryRun;
    expect(requestedOperations.has('deactivate')).toBe(
      hasSeat && isToAct && command.name === 'release',
    );
    const isOfSeat =
      hasSeat &&
      input === secrets.key &&
      command.server !== 'sandbox' &&
      command.organization === organizationId;
    if (isOfSeat || !isToAct || command.name !== 'activate')
      expect(requestedOperations).not.toContain('activate');
    for (const request of requestedOperations) actions.add(`${command.name} asks ${request}`);
    return answer;
  } finally {
    ports.close();
  }
}

test(
  'the answer to any arguments fits the documented schema and repeats no secret',
  { timeout: 120_000 },
  async () => {
    const met = new Set<string>();
    const actions = new Set<string>();
    await fc.assert(
      fc.asyncProperty(args, fc.option(given), fc.boolean(), async (line, input, hasSeat) => {
        const launch = parseLaunch(line, { platform: 'linux', isRoot: false });
        if (launch.type === 'window' || launch.type === 'help' || launch.type === 'version') return;
        let answer: CommandAnswer;
        if (launch.type === 'command') answer = await run(launch, input, hasSeat, actions);
        else if (launch.type === 'refused') answer = refusedSwitchAnswer(launch);
        else answer = usageAnswer(launch.problem, launch.command, 'seatkeeper');
        const isCommand = launch.type === 'command';
        const json = answerJson(answer, {
          command: isCommand ? launch.name : launch.command,
          appVersion: '0.1.0',
          reason: isCommand ? launch.reason : null,
          dryRun: isCommand && launch.dryRun,
        });
        met.add(`${launch.type} ${answer.exitCode}`);
        expect({ errors: fits(JSON.parse(json)) ? [] : fits.errors, json }).toEqual({
          errors: [],
          json,
        });
        expect(json.indexOf('\n')).toBe(json.length - 1);
        const isGiven = (secret: string): boolean =>
          isCommand &&
          launch.name === 'activation' &&
          (secret === secrets.activationId || (secret === secrets.key && launch.withKey));
        for (const secret of Object.values(secrets)) {
          if (isGiven(secret)) continue;
          expect(json).not.toContain(secret);
          expect(answer.message).not.toContain(secret);
        }
      }),
      { numRuns: 1000 },
    );
    expect([...met]).toEqual(
      expect.arrayContaining([
        'usage-error 2',
        'refused 78',
        'command 0',
        'command 2',
        'command 3',
        'command 6',
      ]),
    );
    expect([...actions]).toEqual(
      expect.arrayContaining(['release asks deactivate', 'activate asks activate']),
    );
  },
);
