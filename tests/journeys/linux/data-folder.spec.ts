import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { supportCodes, type FailureCode } from '../../../shared/failure.ts';
import { en } from '../../../shared/text/en.ts';
import { stageForOrdinaryUser, type OrdinaryUserStage } from '../../support/ordinary-user.ts';

// The window with a data folder that it cannot use. Root can write everywhere, so it runs as an
// ordinary account.

const project = path.resolve(import.meta.dirname, '..', '..', '..');

/** Answers the system's dialog as the person would, and prints its text to standard error. */
const answering = `
const { dialog } = require('electron');
dialog.showMessageBox = async (...args) => {
  process.stderr.write('DIALOG ' + JSON.stringify(args.at(-1)) + '\\n');
  return { response: 0, checkboxChecked: false };
};
`;

let stage: OrdinaryUserStage;

test.beforeEach(async () => {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist === undefined) throw new Error('Run this through npm test or npm run journeys.');
  stage = await stageForOrdinaryUser(dist, project);
});
test.afterEach(async () => {
  chmodSync(dataFolder(), 0o700);
  await stage.close();
});

const dataFolder = (): string => path.join(stage.home, 'data');

/** Creates the data folder, owned by the account. */
function makeFolder(): void {
  mkdirSync(dataFolder());
  if (process.getuid?.() === 0) chownSync(dataFolder(), 65_534, 65_534);
}

/** Starts the window and returns how it ended. */
async function startToEnd(): Promise<{ code: number | null; output: string }> {
  const preload = path.join(stage.appFolder, 'answering.cjs');
  writeFileSync(preload, answering);
  const app = stage.start(
    ['-r', preload, stage.appFolder, `--user-data-dir=${dataFolder()}`, '--lang=en'],
    process.env,
  );
  if (app.stderr === null) throw new Error('No output');
  const [output, [code]] = await Promise.all([text(app.stderr), once(app, 'exit')]);
  return { code: code as number | null, output };
}

function expectExplained(
  { code, output }: { code: number | null; output: string },
  why: FailureCode,
) {
  const { title, body } = en.failures.words[why];
  expect(code, output).toBe(1);
  expect(output).toContain(`${title}: ${dataFolder()}\n${body}`);
  const dialog = /^DIALOG (.+)$/m.exec(output)?.[1] ?? '{}';
  expect(JSON.parse(dialog)).toMatchObject({ type: 'error', message: title });
  expect(dialog).toContain(supportCodes[why]);
}

test('a folder that cannot be written to is not reported as a second instance: the app says why and exits with 1', async () => {
  makeFolder();
  chmodSync(dataFolder(), 0o500);
  expectExplained(await startToEnd(), 'folder-unwritable');
});

test('a folder that cannot be read is not reported as a second instance', async () => {
  makeFolder();
  chmodSync(dataFolder(), 0o000);
  expectExplained(await startToEnd(), 'folder-unwritable');
});

test('a folder that any account may replace is not used, and nothing is written there', async () => {
  mkdirSync(path.join(stage.home, 'open'));
  makeFolder();
  chmodSync(stage.home, 0o777);
  expectExplained(await startToEnd(), 'folder-exposed');
  expect(readdirSync(dataFolder())).toEqual([]);
});

// Only root can create a folder that another account owns.
if (process.getuid?.() === 0) {
  test('a folder that is root’s, as after a sudo, is not used, and nothing is written there', async () => {
    mkdirSync(dataFolder(), { mode: 0o777 });
    chmodSync(dataFolder(), 0o777);
    expectExplained(await startToEnd(), 'folder-foreign');
    expect(readdirSync(dataFolder())).toEqual([]);
  });
}
