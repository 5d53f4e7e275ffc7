import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { removeUnsafeVariables } from '../../../electron/platform/start/environment.ts';
import { allowedSwitches } from '../../../shared/chromium-switches.ts';
import { commandNames, flags } from '../../../shared/command-line.ts';
import { help } from '../../../shared/text/en/cli-help.ts';

const docs = path.resolve(import.meta.dirname, '../../../docs');
const page = readFileSync(path.join(docs, 'command-line.md'), 'utf8');

test('the schema of the answers has the commands of the table', () => {
  const schema = JSON.parse(readFileSync(path.join(docs, 'command-line.schema.json'), 'utf8')) as {
    properties: { command: { enum: readonly (string | null)[] } };
  };
  expect(schema.properties.command.enum).toEqual([...commandNames, null]);
});

test('the page has each switch that is allowed, with each of its fixed values', () => {
  const table = page.split('## What else may be given')[1]?.split('\n## ')[0] ?? '';
  for (const [name, value] of Object.entries(allowedSwitches)) {
    expect(table).toContain(`\`--${name}\``);
    const row = table.split('\n').find((line) => line.includes(`\`--${name}\``)) ?? '';
    const values = value === null || 'characters' in value ? [] : Object.values(value).flat();
    for (const one of values) expect(row, `--${name}`).toContain(one);
  }
});

test('help names every flag', () => {
  const all = Object.values(help)
    .map((text) => text('seatkeeper'))
    .join('\n');
  for (const name of Object.keys(flags)) expect(all).toContain(`--${name}`);
});

test('variables that work like switches go, whatever their case, and no others', () => {
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
