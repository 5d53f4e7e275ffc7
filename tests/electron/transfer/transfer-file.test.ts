import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createTransferCode,
  openKeys,
  sealKeys,
} from '../../../electron/services/transfer/sealed-keys.ts';
import {
  maxTransferSize,
  readTransferFile,
  transferFileText,
  transferHeader,
  type TransferFile,
} from '../../../electron/services/transfer/transfer-file.ts';
import { shownEndingOf } from '../../../shared/license.ts';
import { transferCodeAlphabet, transferCodeLength } from '../../../shared/transfer-code.ts';
import type { TransferLicense } from '../../../shared/transfer.ts';
import { propertyRuns } from '../../support/property-runs.ts';

/** The lowest cost that is read. A derivation takes some 40 ms, and ten times as long on a busy machine. */
const lowCost = 2 ** 14;
const key = 'SEATKEEPER-TEST-0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D';
const code = '7QK2M4XWDR';
/** Milliseconds for the derivations of a test. */
const timeout = 120_000;

const licenseOf = (of: string): TransferLicense => ({
  server: 'production',
  organizationId: '5f0c2f5e-5b0a-4c55-9a5d-2f3a1c0d9e77',
  deviceName: 'Büro – Ingrid’s “iMac”',
  keyEnding: shownEndingOf(of),
});
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const seal = async (keys: readonly string[]): Promise<TransferFile> =>
  await sealKeys(keys.map(licenseOf), keys, code, lowCost);
/** One file for all tests that only change its text. */
const oneFile = seal([key]);
const sealed = async (): Promise<TransferFile> => await oneFile;
const read = (text: string | Uint8Array) =>
  readTransferFile(typeof text === 'string' ? bytesOf(text) : text);
const unreadable = { ok: false, failure: { code: 'transfer-unreadable' } };

const anyKey = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => /^\P{Cc}+$/u.test(text) && text.length <= 255);
const anyCode = fc
  .array(fc.constantFrom(...transferCodeAlphabet.split('')), {
    minLength: transferCodeLength,
    maxLength: transferCodeLength,
  })
  .map((characters) => characters.join(''));

test('the code of a file opens its keys, in the order of the licenses', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyKey, { minLength: 1, maxLength: 4 }), async (keys) => {
      const text = transferFileText(await seal(keys));
      const file = read(text);
      if (!file.ok) throw new Error('The file is not read.');
      expect(await openKeys(file.value, code)).toEqual(keys);
    }),
    propertyRuns(100),
  );
});

test('no other code opens it', { timeout }, async () => {
  const file = await sealed();
  await fc.assert(
    fc.asyncProperty(anyCode, async (other) => {
      fc.pre(other !== code);
      expect(await openKeys(file, other)).toBeNull();
    }),
    propertyRuns(100),
  );
  // Codes that differ in one character.
  for (let at = 0; at < code.length; at += 1) {
    const near = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    expect(await openKeys(file, near)).toBeNull();
  }
});

test('the usual cost takes 128 MiB, and its file is opened', async () => {
  const file = await sealKeys([licenseOf(key)], [key], code);
  expect(file.header.seal).toMatchObject({ cost: 2 ** 17, blockSize: 8, parallelization: 1 });
  expect(await openKeys(file, code)).toEqual([key]);
});

test('codes are random: no two of many are the same, and each character occurs', () => {
  const codes = Array.from({ length: 500 }, createTransferCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join(''))).toEqual(new Set(transferCodeAlphabet));
});

/** The forms in which a key could lie in a file. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const all = [bytes, utf16, Buffer.from(utf16).swap16()].flatMap((each) => [
    each.toString('hex'),
    each.toString('base64').replaceAll('=', ''),
    each.toString('latin1'),
    // In base64 a text looks different at each of three positions.
    Buffer.concat([Buffer.from(' '), each])
      .toString('base64')
      .slice(2, -3),
    Buffer.concat([Buffer.from('  '), each])
      .toString('base64')
      .slice(3, -3),
  ]);
  return all.flatMap((form) => [form, Array.from(form).toReversed().join('')]);
}

test(
  'no part of a key but its shown end lies in the file, in any encoding',
  { timeout },
  async () => {
    const anyGeneratedKey = fc
      .uuid({ version: 4 })
      .map((uuid) => `SEATKEEPER-TEST-${uuid.toUpperCase()}`);
    await fc.assert(
      fc.asyncProperty(anyGeneratedKey, async (generated) => {
        for (const text of [
          transferFileText(await seal([generated])),
          transferFileText({ header: transferHeader([licenseOf(generated)], null), sealed: null }),
        ]) {
          // Also what is encoded in the file's own base64.
          const decoded = [...text.matchAll(/"([\w+/=]{16,})"/g)].map(([, found = '']) =>
            Buffer.from(found, 'base64').toString('latin1'),
          );
          const haystack = [text, ...decoded].join('\n').toLowerCase();
          const parts = [
            generated,
            generated.slice(0, -6),
            generated.slice(16, 29),
            generated.slice(-8),
          ];
          for (const form of parts.flatMap(formsOf))
            expect(haystack).not.toContain(form.toLowerCase());
        }
      }),
      propertyRuns(100),
    );
  },
);

test('a file shows how many licenses it has, and not how long their keys are', async () => {
  const short = transferFileText(await seal(['A1']));
  const long = transferFileText(await seal(['A'.repeat(250)]));
  expect(short.length + shownEndingOf('A'.repeat(250)).length - shownEndingOf('A1').length).toBe(
    long.length,
  );
});

test('no altered byte is accepted', async () => {
  const text = transferFileText(await sealed());
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1) {
    const original = bytes[at] ?? 0;
    for (const other of [original ^ 1, original ^ 0x20, original ^ 0x80, 0x20, 0x30]) {
      if (other === original) continue;
      const altered = Uint8Array.from(bytes);
      altered[at] = other;
      expect(readTransferFile(altered), `byte ${at} as ${other}`).toMatchObject({ ok: false });
    }
  }
});

test(
  'no altered byte is accepted by the cipher either, with a checksum that fits',
  { timeout },
  async () => {
    const file = await sealed();
    const { header, sealed: keys } = file;
    if (keys === null || header.seal === null) throw new Error('The file is not sealed.');
    const [license] = header.licenses;
    if (license === undefined) throw new Error('The file has no license.');
    const changed: TransferFile[] = [
      { header, sealed: { ...keys, keys: flipped(keys.keys, 0) } },
      { header, sealed: { ...keys, keys: flipped(keys.keys, 300) } },
      { header, sealed: { ...keys, tag: flipped(keys.tag, 3) } },
      {
        header: { ...header, seal: { ...header.seal, salt: flipped(header.seal.salt, 1) } },
        sealed: keys,
      },
      {
        header: { ...header, seal: { ...header.seal, nonce: flipped(header.seal.nonce, 1) } },
        sealed: keys,
      },
      { header: { ...header, seal: { ...header.seal, cost: 2 ** 15 } }, sealed: keys },
      { header: { ...header, licenses: [{ ...license, server: 'sandbox' }] }, sealed: keys },
      { header: { ...header, licenses: [{ ...license, deviceName: 'Mallory' }] }, sealed: keys },
      { header: { ...header, licenses: [license, license] }, sealed: keys },
    ];
    for (const one of changed) {
      expect(read(transferFileText(one))).toMatchObject({ ok: true });
      expect(await openKeys(one, code)).toBeNull();
    }
  },
);

const flipped = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64');
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
  return bytes.toString('base64');
};

describe('a file that a mail program, an editor or a cloud folder changed', () => {
  const changes: readonly (readonly [string, (text: string) => Uint8Array])[] = [
    ['a byte order mark', (text) => bytesOf(`\ufeff${text}`)],
    ['a line break at its end', (text) => bytesOf(`${text}\r\n`)],
    [
      'an editor’s layout',
      (text) => bytesOf(JSON.stringify(JSON.parse(text), null, 2).replaceAll('\n', '\r\n')),
    ],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big-endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ];
  test.each(changes)('is read with %s', async (_, change) => {
    const text = transferFileText(await sealed());
    expect(readTransferFile(change(text))).toEqual(read(text));
  });

  test.each([
    ['curly quotation marks', (text: string) => text.replaceAll('"', '”')],
    ['its end cut off', (text: string) => text.slice(0, -20)],
    ['another text around it', (text: string) => `Hello,\n${text}`],
    ['the file twice', (text: string) => text + text],
    ['a name in another encoding', (text: string) => text.replace('ü', 'Ã¼')],
  ])('is refused with %s', async (_, change) => {
    expect(read(change(transferFileText(await sealed())))).toEqual(unreadable);
  });
});

/** Returns the text of a file whose header and seal have these values. */
async function withSeal(changes: object): Promise<string> {
  const file = await sealed();
  const changed = {
    ...file,
    header: { ...file.header, seal: { ...file.header.seal, ...changes } },
  };
  return transferFileText(changed as TransferFile);
}

const licenses = (count: number): string =>
  transferFileText({
    header: transferHeader(
      Array.from({ length: count }, () => licenseOf(key)),
      null,
    ),
    sealed: null,
  });

describe('a hostile file', () => {
  test.each([
    ['a cost that takes all memory', { cost: 2 ** 30 }],
    ['a cost above the highest', { cost: 2 ** 19 }],
    ['a cost of one', { cost: 1 }],
    ['a cost between two', { cost: 100_000 }],
    ['a huge block size', { blockSize: 2 ** 20 }],
    ['a huge parallelization', { parallelization: 2 ** 20 }],
    ['a cost that is no number', { cost: '131072' }],
    ['an endless cost', { cost: Number.MAX_VALUE }],
    ['a salt that is too long', { salt: 'A'.repeat(4096) }],
    ['a short nonce', { nonce: 'AAAA' }],
    ['another cipher', { cipher: 'aes-256-cbc' }],
    ['another derivation', { kdf: 'none' }],
    ['a field more', { maxmem: 1 }],
  ])('with %s is refused before anything is derived', async (_, changes) => {
    expect(read(await withSeal(changes))).toEqual(unreadable);
  });

  test('of a newer version is named as that', async () => {
    const text = transferFileText(await sealed()).replace('"version":1', '"version":2');
    expect(read(text)).toEqual({ ok: false, failure: { code: 'transfer-newer' } });
    expect(read(text.replace('"version":2', '"version":0'))).toEqual(unreadable);
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \r\n'],
    ['NUL bytes', '\0'.repeat(100)],
    ['no JSON', 'PK\u0003\u0004'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '1e400'],
    ['deep lists', '['.repeat(60_000)],
    ['deep lists that end', '['.repeat(60_000) + ']'.repeat(60_000)],
    ['a deep object', `{"header":${'{"header":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
    ['another prototype', '{"__proto__":{"header":{"type":"license-transfer","version":1}}}'],
    ['too many bytes', ' '.repeat(maxTransferSize + 1)],
    ['no licenses', licenses(0)],
    ['too many licenses', licenses(51)],
  ])('with %s is refused', (_, text) => {
    expect(read(text)).toEqual(unreadable);
    expect({}).not.toHaveProperty('header');
  });

  test('with a field more, or with names of two lines or without direction, is refused', () => {
    for (const license of [
      { ...licenseOf(key), key },
      { ...licenseOf(key), constructor: 1 },
      { ...licenseOf(key), deviceName: 'a\nb' },
      { ...licenseOf(key), deviceName: 'a\u202eb' },
      { ...licenseOf(key), keyEnding: '\u0000' },
      { ...licenseOf(key), server: 'https://evil.example' },
      { ...licenseOf(key), organizationId: 'mine' },
    ]) {
      const header = transferHeader([license as TransferLicense], null);
      expect(read(transferFileText({ header, sealed: null }))).toEqual(unreadable);
    }
  });

  test('is refused, whatever bytes it has, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readTransferFile(bytes)).toEqual(unreadable);
      }),
      propertyRuns(20_000),
    );
  });

  test('is refused with any value of JSON in place of one of its own', async () => {
    const json = JSON.parse(transferFileText(await sealed())) as Record<string, unknown>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(json)), fc.jsonValue(), (field, value) => {
        expect(read(JSON.stringify({ ...json, [field]: value }))).toEqual(unreadable);
      }),
      propertyRuns(5_000),
    );
  });
});
