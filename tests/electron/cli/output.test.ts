import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { withOutputFailure } from '../../../electron/cli/answer.ts';
import { exitCodes } from '../../../electron/cli/exit-codes.ts';
import { writeTo } from '../../../electron/cli/output.ts';

/** A stream that must not be used: only pipes are written by a stream. */
const unused = new Writable({
  write: () => {
    throw new Error('The stream was used.');
  },
});

/** A pipe's descriptor, for streams that replace it. */
async function onPipe<T>(use: (fd: number) => Promise<T>): Promise<T> {
  const { spawn } = await import('node:child_process');
  const folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-pipe-'));
  const name = path.join(folder, 'pipe');
  await once(spawn('mkfifo', [name]), 'exit');
  // oxlint-disable-next-line no-bitwise -- The file system's flags are bits.
  const fd = openSync(name, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    return await use(fd);
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
}

describe('an answer on standard output', () => {
  test('is written into a file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-output-'));
    const file = path.join(folder, 'answer');
    const fd = openSync(file, 'w');
    expect(await writeTo(Object.assign(unused, { fd }), 'an answer\n')).toBe(true);
    closeSync(fd);
    expect(readFileSync(file, 'utf8')).toBe('an answer\n');
    rmSync(folder, { recursive: true });
  });

  test('is lost on a full disk', async () => {
    const fd = openSync('/dev/full', 'w');
    expect(await writeTo(Object.assign(unused, { fd }), 'an answer\n')).toBe(false);
    closeSync(fd);
  });

  test('is lost on a closed output', async () => {
    const fd = openSync('/dev/null', 'w');
    closeSync(fd);
    expect(await writeTo(Object.assign(unused, { fd }), 'an answer\n')).toBe(false);
  });

  test('goes into a pipe', async () => {
    const stream = new PassThrough();
    expect(
      await onPipe(async (fd) => await writeTo(Object.assign(stream, { fd }), 'an answer\n')),
    ).toBe(true);
    expect(String(stream.read())).toBe('an answer\n');
  });

  test.each(['EPIPE', 'ENOSPC', 'EIO'])('is lost in a pipe that fails with %s', async (code) => {
    const stream = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(code), { code }));
      },
    });
    expect(
      await onPipe(async (fd) => await writeTo(Object.assign(stream, { fd }), 'an answer\n')),
    ).toBe(false);
    // Its second error must not end the process.
    expect(stream.listenerCount('error')).toBeGreaterThan(0);
  });
});

test.each([
  [exitCodes.done, null, exitCodes.failed, 'CLI-OUTPUT'],
  [exitCodes.unknown, 'NET-NO-ANSWER', exitCodes.unknown, 'NET-NO-ANSWER'],
  [exitCodes.queued, 'NET-UNREACHABLE', exitCodes.queued, 'NET-UNREACHABLE'],
  [exitCodes.notActivated, null, exitCodes.notActivated, 'CLI-OUTPUT'],
])('withOutputFailure turns %i and %s into %i and %s', (exitCode, code, then, lost) => {
  const answer = { exitCode, state: 'released', code, message: 'Released.', facts: {} } as const;
  expect(withOutputFailure(answer, 'It is lost.')).toEqual({
    ...answer,
    exitCode: then,
    code: lost,
    message: 'Released.\nIt is lost.',
  });
});
