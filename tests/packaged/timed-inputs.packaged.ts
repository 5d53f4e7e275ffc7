import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { activationOf } from '../support/seat-of.ts';
import { answerOf } from './answer.ts';
import { Computer } from './computer.ts';
import { run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

const organization = (): string[] => ['--organization', at.polar.organizationId, '--json'];

/**
 * Encodings in which Windows programs write text: PowerShell's `>`, its `-Encoding UTF8`, and old
 * editors.
 */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}\r\n`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${text}\r\n`, 'utf16le').swap16(),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}\r\n`),
  'Windows-1252': (text) => Buffer.from(`${text}\r\n`, 'latin1'),
};

describe.each(Object.entries(encodings))('files in %s', (_, encode) => {
  test('work as the key file of activate and the activation of import', async () => {
    const key = 'BÜRO PRO-1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
    at.polar.seller.update(at.polar.licenseId, { key });
    const keyFile = path.join(at.computer.home, 'key.txt');
    await writeFile(keyFile, encode(key));
    const before = at.liveSeats();
    const fromFile = await at.computer.command([
      'activate',
      '--key-file',
      keyFile,
      ...organization(),
    ]);
    expect(answerOf(fromFile)).toMatchObject({ exitCode: 0, state: 'active' });
    const piped = await at.computer.command(['activate', ...organization()], {
      input: encode(`License key: ${key}`),
    });
    expect(answerOf(piped)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(at.liveSeats()).toBe(before + 1);

    const json = JSON.stringify({ ...activationOf(at.polar), key, label: 'Büro-PC' });
    const file = path.join(at.computer.home, 'activation.json');
    await writeFile(file, encode(json));
    for (const input of [{ file }, { bytes: encode(json) }]) {
      const other = await Computer.create();
      try {
        const imported = await ('file' in input
          ? other.command(['import', input.file, '--json'])
          : other.command(['import', '--json'], { input: input.bytes }));
        expect(answerOf(imported)).toMatchObject({ exitCode: 0, seat: { label: 'Büro-PC' } });
      } finally {
        await other.close();
      }
    }
  });
});

describe('the command', () => {
  test('gives up an input that never ends at the timeout', async () => {
    const result = await at.computer.command(['import', '--json', '--timeout', '2'], {
      input: null,
    });
    expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'CLI-TIMEOUT' });
    expect(result.milliseconds).toBeLessThan(2_500);
  });

  test('reads a named pipe when a process writes into it, and gives up when none does', async () => {
    const pipe = path.join(at.computer.home, 'pipe');
    await run('mkfifo', [pipe]);
    const args = ['activate', '--key-file', pipe, '--timeout', '2', ...organization()];
    const silent = await at.computer.command(args);
    expect(answerOf(silent)).toMatchObject({ exitCode: 1, code: 'CLI-TIMEOUT' });
    expect(silent.milliseconds).toBeLessThan(2_500);
    const [written] = await Promise.all([
      at.computer.command(args),
      writeFile(pipe, `${at.polar.key}\n`),
    ]);
    expect(answerOf(written)).toMatchObject({ exitCode: 0, state: 'active' });
  });
});
