import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fusesFor, requireKnownFuses } from '../../build/fuses.mjs';

/** What stands before the fuses in an executable. https://www.electronjs.org/docs/latest/tutorial/fuses */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const on = '1';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-fuses-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Writes an executable with this number of fuses, all on. */
async function executableWith(count: number): Promise<string> {
  const file = path.join(folder, `electron-${count}`);
  const header = Buffer.from([1, count]);
  await writeFile(
    file,
    Buffer.concat([Buffer.from(`code${sentinel}`), header, Buffer.from(`${on.repeat(count)}code`)]),
  );
  return file;
}

describe('the fuses', () => {
  test.each([8, 9])('of an Electron with %i are known', async (count) => {
    await expect(requireKnownFuses(await executableWith(count))).resolves.toBeUndefined();
  });

  test('of an Electron with more stop the build, which names their places', async () => {
    const executable = await executableWith(11);
    await expect(requireKnownFuses(executable)).rejects.toThrow('at 9, 10 of its wire');
  });

  test('are set, and the one for WebAssembly keeps its default', async () => {
    const executable = await executableWith(9);
    await flipFuses(executable, fusesFor('linux'));
    const wire = await getCurrentFuseWire(executable);
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: '0'.charCodeAt(0),
      [FuseV1Options.OnlyLoadAppFromAsar]: on.charCodeAt(0),
      8: on.charCodeAt(0),
    });
  });

  test('reset the signature on macOS alone, where changing them breaks it', () => {
    expect(fusesFor('darwin').resetAdHocDarwinSignature).toBe(true);
    for (const platform of ['linux', 'win32'])
      expect(fusesFor(platform).resetAdHocDarwinSignature).toBe(false);
  });
});
