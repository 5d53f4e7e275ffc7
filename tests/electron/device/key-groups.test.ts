import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyGroups } from '../../../electron/services/device/key-groups.ts';

test.each([
  [
    'LUMEN-TEST-00000001-0CE0-4000-8000-0000009E3779',
    ['LUMEN-', 'TEST-', '00000001-', '0CE0-', '4000-', '8000-', '0000', '009E', '3779'],
  ],
  ['ABCDEFGHIJKLMNOPQRSTU', ['ABCD', 'EFGH', 'IJKL', 'MNOP', 'QRSTU']],
  ['Z', ['Z']],
  ['A--B', ['A-', '-', 'B']],
])('%s is shown in groups', (key, groups) => {
  expect(keyGroups(key)).toEqual(groups);
});

test('the groups of every key join to the key, and none is long', () => {
  const characters = fc.oneof(fc.constant('-'), fc.string({ unit: 'grapheme', maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
      const key = parts.join('');
      const groups = keyGroups(key);
      expect(groups.join('')).toBe(key);
      expect(groups.every((group) => group !== '' && Array.from(group).length <= 9)).toBe(true);
    }),
  );
});
