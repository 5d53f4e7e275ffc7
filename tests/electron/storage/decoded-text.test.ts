import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedText } from '../../../electron/storage/decoded-text.ts';

const text = 'Schlüssel;Käufer\r\nLUMEN-1;Łukasz “Zoë” 田\r\n';
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

describe('text of another program', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE', utf16be],
  ])('is read in %s', (_, bytes) => {
    expect(decodedText(bytes)).toBe(text);
  });

  it('is read as Windows-1252 if it is not UTF-8', () => {
    const bytes = [0x42, 0xfc, 0x72, 0x6f, 0x20, 0x80, 0x84, 0x93, 0x9f, 0x8e];
    expect(decodedText(Buffer.from(bytes))).toBe('Büro €„“ŸŽ');
  });

  it('is read in any length, in each encoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const clean = any.replace(/^\ufeff/, '');
        if (clean.includes('\0')) return;
        expect(decodedText(Buffer.from(clean))).toBe(clean);
        expect(decodedText(Buffer.from(`\ufeff${clean}`, 'utf16le'))).toBe(clean);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof decodedText(bytes)).toBe('string');
      }),
    );
  });
});
