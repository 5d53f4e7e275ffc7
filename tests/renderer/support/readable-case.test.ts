import { expect, test } from 'vitest';
import { readableCase } from '../../../renderer/features/support/readable-case.ts';

test.each([
  [String.raw`{"deviceName":"Old\u0020ThinkPad\u00202"}`, '{"deviceName":"Old ThinkPad 2"}'],
  // The name has a backslash and the word "u0020".
  [String.raw`{"deviceName":"Old\\u0020"}`, String.raw`{"deviceName":"Old\\u0020"}`],
  [String.raw`{"deviceName":"Old\\\u0020x"}`, String.raw`{"deviceName":"Old\\ x"}`],
  [String.raw`{"deviceName":"a\u202eb"}`, String.raw`{"deviceName":"a\u202eb"}`],
])('%s is shown as %s', (text, shown) => {
  expect(readableCase(text)).toBe(shown);
});
