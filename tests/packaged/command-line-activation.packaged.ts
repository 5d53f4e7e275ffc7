import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import { testCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();
const withKey = (): string[] => [
  'activation',
  '--json',
  '--with-key',
  '--organization',
  at.polar.organizationId,
];

/** Returns all text in the data folder apart from the record of the seat. */
async function writtenText(): Promise<string> {
  const folder = at.computer.dataFolder;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'device.json');
  expect(files.map(({ name }) => name)).toContain('seatkeeper.log');
  const texts = files.map(
    async (file) => await readFile(path.join(file.parentPath, file.name), 'utf8'),
  );
  return (await Promise.all(texts)).join('\n');
}

test('activation gives ids without the key, and with --with-key the key through a pipe', async () => {
  await at.holdSeat();
  const { organizationId, activationId, key } = at.polar;
  const plain = await at.computer.command(['activation', '--json']);
  expect(answerOf(plain)).toMatchObject({ activation: { organizationId, activationId } });
  expect(plain.stdout).not.toContain(key);
  const spoken = await at.computer.command(['activation']);
  expect(spoken).toMatchObject({ code: 0, stdout: '' });
  expect(spoken.stderr).toContain(`Activation ID: ${activationId}\n`);

  // Node gives a socket; a shell gives a pipe.
  expect(answerOf(await at.computer.command(withKey()))).toMatchObject({ activation: { key } });
  const inShell = await promisify(execFile)(
    '/bin/sh',
    ['-c', '"$@" | cat', 'sh', testCommand, ...withKey()],
    { env: bareEnvironment(at.computer.home) },
  );
  expect(JSON.parse(inShell.stdout)).toMatchObject({ exitCode: 0, activation: { key } });
  expect(await writtenText()).not.toContain(key);
  expect(at.polar.log.count()).toBe(0);
});

test('activation gives no key to a file, a terminal or a closed output', async () => {
  await at.holdSeat();
  const env = bareEnvironment(at.computer.home);
  const file = path.join(at.computer.home, 'answer.json');
  const inShell = async (script: string) =>
    await run('/bin/sh', ['-c', script, file, testCommand, ...withKey()], { env });
  expect(await inShell('"$@" > "$0"')).toMatchObject({ code: 2 });
  const answer = JSON.parse(await readFile(file, 'utf8')) as object;
  expect(answer).toMatchObject({ exitCode: 2, code: 'CLI-OUTPUT' });
  expect(await inShell('"$@" >&-')).toMatchObject({ code: 2 });
  // script gives it a terminal, and copies what it prints.
  const line = [testCommand, ...withKey()].join(' ');
  const inTerminal = await run('script', ['-qec', line, '/dev/null'], { env });
  expect(inTerminal).toMatchObject({ code: 2 });
  expect(inTerminal.stdout).toContain('"code":"CLI-OUTPUT"');
  for (const text of [JSON.stringify(answer), inTerminal.stdout, await writtenText()])
    expect(text).not.toContain(at.polar.key);
});
