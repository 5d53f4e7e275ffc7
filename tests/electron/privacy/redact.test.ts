import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../electron/privacy/redact.ts';

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

/** The texts that must not be in a line: each secret, and each part that would suffice to use it. */
const secret = fc.oneof(
  uuid.map((text) => ({ text, rest: text })),
  token.map((text) => ({ text, rest: text.slice('polar_'.length) })),
  licenseKey.map((text) => ({ text, rest: text.slice(-36) })),
  email.map((text) => ({ text, rest: text })),
  word.map((text) => ({ text: `Bearer ${text}-${text}.${text}`, rest: `${text}-${text}.${text}` })),
);

test('redact removes a secret in any surroundings', () => {
  fc.assert(
    fc.property(around, secret, around, (before, { text, rest }, after) => {
      // Text of the surroundings is no leak.
      fc.pre(!`${before} ${after}`.includes(rest));
      expect(redact(`${before}${text}${after}`)).not.toContain(rest);
    }),
    { numRuns: 2_000 },
  );
});

test('redact removes a secret in an address and in a string of JSON', () => {
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

test('redact reads a long line at once', () => {
  // Searching an address from each letter would take minutes.
  const long = 'x'.repeat(400_000);
  expect(redact(`${long} ${long}@`)).toBe(`${long} ${long}@`);
});

test('redact removes several secrets in one line', () => {
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

test('redact changes nothing in its own result', () => {
  fc.assert(
    fc.property(around, secret, (before, { text }) => {
      const once = redact(before + text);
      expect(redact(once)).toBe(once);
    }),
  );
});

test.each([
  'release from=holding event=due to=releasing attempts=1',
  'the request under the lock failed Error: ENOSPC: no space left on device',
  '2026-11-23T14:02:11.000Z device:check failed',
  'key ****-4C7A91 on server production',
])('harmless words stay: %s', (line) => {
  expect(redact(line)).toBe(line);
});

/** Ways in which a text is encoded in a line. */
const encodings: readonly (readonly [string, (text: string) => string])[] = [
  [
    'every character by percent',
    (text) => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&'),
  ],
  ['percent twice', (text) => encodeURIComponent(text.replaceAll(/[-@_.4]/g, percentOf))],
  ['dashes by percent', (text) => text.replaceAll('-', '%2D').replaceAll('_', '%5f')],
  ['HTML in decimals', (text) => text.replaceAll(/[-@_.a4]/g, (c) => `&#${c.charCodeAt(0)};`)],
  ['HTML in hex', (text) => text.replaceAll(/[-@_.a4]/g, (c) => `&#x${hexOf(c)};`)],
  [
    'HTML by name',
    (text) =>
      text.replaceAll('-', '&hyphen;').replaceAll('@', '&commat;').replaceAll('_', '&lowbar;'),
  ],
  ['escapes of JSON', (text) => text.replaceAll(/[-@_.a4]/g, (c) => String.raw`\u00${hexOf(c)}`)],
  [
    'JSON in JSON',
    (text) => JSON.stringify(JSON.stringify({ text }).replaceAll('@', String.raw`\u0040`)),
  ],
  ['escapes of a script', (text) => text.replaceAll(/[-@_.a4]/g, (c) => String.raw`\x${hexOf(c)}`)],
  ['soft hyphens', (text) => text.split('').join('\u00ad')],
  ['zero-width spaces by percent', (text) => text.split('').join('%E2%80%8B')],
  [
    'full width',
    (text) => text.replaceAll(/[!-~]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
  ],
];

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

function percentOf(character: string): string {
  return `%${hexOf(character)}`;
}

test.each(encodings)('redact finds a secret in any encoding: %s', (_, encode) => {
  const planted = fc.oneof(
    uuid,
    licenseKey,
    token,
    email.filter((text) => !text.includes('ä')),
  );
  fc.assert(
    fc.property(planted, around, (text, after) => {
      const part = encode(text);
      const rest = encode(text.slice(-8));
      fc.pre(!`line ${after}`.includes(rest));
      expect(redact(`line ${part} ${after}`)).not.toContain(part);
      expect(redact(`line ${part} ${after}`)).not.toContain(
        rest.replaceAll(/^["\\]+|["\\]+$/g, ''),
      );
    }),
    { numRuns: 150 },
  );
});

test('redact finds a UUID with other separators', () => {
  const id = '7C1D9A04-5E2B-4F66-8A31-0B9D42C7E5F8';
  for (const separator of ['–', '−', ' ', ' - ', '_', '.'])
    expect(redact(`key ${id.replaceAll('-', separator)} end`)).toBe('key [id] end');
  expect(redact(id.replaceAll('-', ''))).toBe('[id]');
});

/** Returns the least processor time of a few runs, in milliseconds, since other work of the machine only adds to it. */
function timeOf(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test.each(['%40', '@', 'a@', 'a@b.', '%', '&amp;', '\\', 'polar_a', 'bearer ', 'a1b2-', '\u200b'])(
  'redact takes time in proportion to the text: %j',
  (part) => {
    const text = (size: number): string => part.repeat(size / part.length);
    redact(text(80_000));
    const short = timeOf(() => redact(text(80_000)));
    const long = timeOf(() => redact(text(640_000)));
    // Quadratic time would be 64 times as long.
    expect(long).toBeLessThan(Math.max(short, 2) * 28);
  },
);
