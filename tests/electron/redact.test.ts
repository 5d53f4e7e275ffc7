import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../electron/privacy/redact.ts';

const hex = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')),
    minLength: length,
    maxLength: length,
  });
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));
const word = fc.string({
  unit: fc.constantFrom(...'abcXYZ019_'.split('')),
  minLength: 1,
  maxLength: 12,
});
const token = fc
  .tuple(fc.constantFrom('oat', 'pat', 'cst', 'mst', 'at_u', 'rt_o', 'ci', 'cs'), word, word)
  .map(([kind, one, two]) => `polar_${kind}_${one}${two}`);
const licenseKey = fc.tuple(word, uuid).map(([prefix, id]) => `${prefix}-${id.toUpperCase()}`);
const email = fc
  .tuple(word, fc.constantFrom('example.com', 'mail.example.org', 'exämple.example'))
  .map(([name, host]) => `${name}@${host}`);
const around = fc.oneof(
  fc.string(),
  fc.constantFrom('"', "'", '{"key":"', '=', '/', '\n', 'id', 'x', '_', ':', '\\"', '%22', ''),
);

/** What must not be in a line any more: all of it, and what would be enough to use it. */
const secret = fc.oneof(
  uuid.map((text) => ({ text, rest: text })),
  token.map((text) => ({ text, rest: text.slice('polar_'.length) })),
  licenseKey.map((text) => ({ text, rest: text.slice(-36) })),
  email.map((text) => ({ text, rest: text })),
  word.map((text) => ({ text: `Bearer ${text}-${text}.${text}`, rest: `${text}-${text}.${text}` })),
);

test('whatever stands around a secret, none of it is left', () => {
  fc.assert(
    fc.property(around, secret, around, (before, { text, rest }, after) => {
      // What the surroundings say by themselves is no leak.
      fc.pre(!`${before} ${after}`.includes(rest));
      expect(redact(`${before}${text}${after}`)).not.toContain(rest);
    }),
    { numRuns: 2_000 },
  );
});

test('nor when it stands in an address or in a string of JSON', () => {
  const written: readonly ((text: string) => string)[] = [
    encodeURIComponent,
    (text) => encodeURIComponent(text).toLowerCase(),
    (text) => JSON.stringify(text).replaceAll('@', String.raw`\u0040`),
    (text) => new URLSearchParams({ q: text }).toString(),
  ];
  fc.assert(
    fc.property(secret, fc.constantFrom(...written), around, ({ text, rest }, write, after) => {
      const line = redact(`mailto:${write(text)}&${after}`);
      for (const form of [rest, write(rest), encodeURIComponent(rest)]) {
        fc.pre(!after.includes(form));
        expect(line).not.toContain(form);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a line of any length is done at once', () => {
  // Were each letter the beginning of an address to be looked for, it would take minutes.
  const long = 'x'.repeat(400_000);
  expect(redact(`${long} ${long}@`)).toBe(`${long} ${long}@`);
});

test('several in one line all go', () => {
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 6 }), fc.string(), (all, glue) => {
      const line = redact(all.map(({ text }) => text).join(` ${glue} `));
      for (const { rest } of all) {
        if (!glue.includes(rest)) expect(line).not.toContain(rest);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('redacting twice is redacting once', () => {
  fc.assert(
    fc.property(around, secret, (before, { text }) => {
      const once = redact(before + text);
      expect(redact(once)).toBe(once);
    }),
  );
});

test.each([
  'release from=holding event=due to=releasing attempts=1',
  'the conversation about a release failed Error: ENOSPC: no space left on device',
  '2026-11-23T14:02:11.000Z device:check failed',
  'key ****-4C7A91 on server production',
])('harmless words stay: %s', (line) => {
  expect(redact(line)).toBe(line);
});
