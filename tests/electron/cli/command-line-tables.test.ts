import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandNames, commands } from '../../../electron/cli/commands.ts';
import { exitCodeOrder } from '../../../electron/cli/joint-answer.ts';
import { removeUnsafeVariables } from '../../../electron/platform/start/environment.ts';
import {
  allowedSwitches,
  headlessSwitches,
  singleProcessSwitches,
} from '../../../shared/chromium-switches.ts';
import { commonFlags, flags, windowFlags, type FlagName } from '../../../shared/flags.ts';
import { help } from '../../../shared/text/en/cli-help.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const page = textOf('docs/command-line.md');
const launcher = textOf('build/linux/launcher.sh');
const names = Object.keys(flags) as readonly FlagName[];

describe('the table of commands', () => {
  test('has the commands of the documented schema', () => {
    const schema = JSON.parse(textOf('docs/command-line.schema.json')) as {
      properties: { command: { enum: readonly (string | null)[] } };
    };
    expect(schema.properties.command.enum).toEqual([...commandNames, null]);
  });

  test('has the commands of the documentation and of the help', () => {
    const tables = page.split('| Command |').slice(1);
    const rows = tables.map((rest) => rest.split('\n\n', 1)[0] ?? '').join('\n');
    const documented = Array.from(rows.matchAll(/^\| `([a-z -]+)` \|/gm), ([, name]) => name);
    expect(documented).toEqual(commandNames);
    const lists = help
      .overview('seatkeeper')
      .split(/^Commands.*:\n/m)
      .slice(1);
    const list = lists.map((rest) => rest.split('\n\n', 1)[0] ?? '').join('\n');
    const listed = Array.from(list.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2}/gm), ([, name]) => name);
    expect(listed).toEqual(commandNames);
    expect(Object.keys(help)).toEqual(['overview', ...commandNames]);
  });

  test('marks the commands that the launcher starts like the window', () => {
    const marked = commandNames.filter((name) => commands[name].startsLikeWindow);
    const started = Array.from(
      launcher.matchAll(/"\$command" = ([a-z-]+) \]; then mode=/g),
      ([, name]) => name,
    );
    expect(started).toEqual(marked);
  });
});

test('the documentation has the order of the exit codes, and a row for each', () => {
  expect(page).toContain(`in this order: **${exitCodeOrder.join(', ')}**`);
  for (const code of exitCodeOrder) expect(page).toContain(`\n| ${code} | `);
});

describe('the table of flags', () => {
  test.each(commandNames)('has the flags that the help of %s explains, and each value', (name) => {
    const { flags: own } = commands[name];
    const text = help[name]('seatkeeper', own);
    const lines = Array.from(
      text.matchAll(/^ {2}(?:-h, )?--([a-z-]+)(?: ([A-Z]+))?(?:\n)? +\S/gm),
      ([, flag, value]) => [flag, value ?? null],
    );
    const expected = [...own, ...commonFlags].map((flag) => [flag, flags[flag]]);
    expect(lines).toEqual(expected);
  });

  test('has no flag that is unused, apart from --version', () => {
    const used = new Set(commandNames.flatMap((name) => commands[name].flags));
    const known = new Set([...used, ...commonFlags, ...windowFlags]);
    const unused = names.filter((name) => !known.has(name));
    expect(unused).toEqual(['version']);
  });

  test('has the flags with a value that the launcher knows', () => {
    const withValue = names.filter((name) => flags[name] !== null && !windowFlags.includes(name));
    const cases = /^ +((?:--[a-z-]+(?: \| )?)+)\)\n +mode=command takes_value=1$/m;
    const known = cases.exec(launcher)?.[1]?.split(' | ') ?? [];
    expect(new Set(known)).toEqual(new Set(withValue.map((name) => `--${name}`)));
    for (const name of windowFlags) {
      const pattern = flags[name] === null ? `--${name}) ;;` : `--${name} | --${name}=?*)`;
      expect(launcher).toContain(pattern);
    }
  });
});

describe('the table of Chromium’s switches', () => {
  test('has the switches that the documentation allows, with each of their fixed values', () => {
    const table = page.split('## What else may be given')[1]?.split('\n## ')[0] ?? '';
    for (const [name, value] of Object.entries(allowedSwitches)) {
      expect(table).toContain(`\`--${name}\``);
      const row = table.split('\n').find((line) => line.includes(`\`--${name}\``)) ?? '';
      const values = value === null || 'characters' in value ? [] : Object.values(value).flat();
      for (const one of values) expect(row, `--${name}`).toContain(one);
    }
  });

  test('has the switches that the launcher allows', () => {
    const body = launcher.split('is_allowed() {')[1]?.split('\n}')[0] ?? '';
    const allowed = Array.from(body.matchAll(/--([a-z-]+)/g), ([, name]) => name);
    expect(new Set(allowed)).toEqual(new Set(Object.keys(allowedSwitches)));
  });

  test('has the switches that the launcher gives to a command', () => {
    const chosen = Array.from(
      launcher.matchAll(/^ *(?:\[ "\$chosen" \] \|\| )?chosen=(.+)$/gm),
      ([, line = '']) => line.match(/--[\w=-]+/g) ?? [],
    ).flat();
    expect(new Set(chosen)).toEqual(new Set([...headlessSwitches, ...singleProcessSwitches]));
  });
});

test('removeUnsafeVariables removes variables that work like switches, in any case, and no others', () => {
  const environment = {
    SSLKEYLOGFILE: '1',
    NODE_OPTIONS: '1',
    electron_run_as_node: '1',
    CHROME_LOG_FILE: '1',
    DYLD_INSERT_LIBRARIES: '1',
    PATH: '1',
    HTTPS_PROXY: '1',
    SEATKEEPER_KEY: '1',
    XNODE_: '1',
  };
  removeUnsafeVariables(environment);
  expect(Object.keys(environment)).toEqual(['PATH', 'HTTPS_PROXY', 'SEATKEEPER_KEY', 'XNODE_']);
});
