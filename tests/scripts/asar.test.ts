import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packAsar } from '../../scripts/runtime/asar.ts';

/** Reads an archive as Electron does: sizes first, then the index, then slices. */
function unpack(archive: Buffer): Record<string, string> {
  const bodies = 8 + archive.readUInt32LE(4);
  const json = archive.subarray(16, 16 + archive.readUInt32LE(12)).toString();
  const index: { files: Record<string, { size: number; offset: string }> } = JSON.parse(json);
  return Object.fromEntries(
    Object.entries(index.files).map(([name, { size, offset }]) => {
      const start = bodies + Number(offset);
      return [name, archive.subarray(start, start + size).toString()];
    }),
  );
}

test('every file can be read back unchanged, at any length', () => {
  const files = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,9}\.js$/),
      text: fc.string({ unit: 'grapheme', maxLength: 50 }),
    }),
    { selector: (file) => file.name },
  );
  fc.assert(
    fc.property(files, (given) => {
      const expected = Object.fromEntries(given.map((file) => [file.name, file.text]));
      expect(unpack(packAsar(given))).toEqual(expected);
    }),
  );
});

test('the header contains its own lengths, padded to four bytes', () => {
  const archive = packAsar([{ name: 'a', text: 'x' }]);
  const jsonLength = archive.readUInt32LE(12);
  const padded = Math.ceil(jsonLength / 4) * 4;
  expect(archive.readUInt32LE(0)).toBe(4);
  expect(archive.readUInt32LE(4)).toBe(padded + 8);
  expect(archive.readUInt32LE(8)).toBe(padded + 4);
  expect(archive.length).toBe(16 + padded + 1);
});
