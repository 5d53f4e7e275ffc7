import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCase } from '../../shared/find-case.ts';
import { caseBlock, createCaseCode, type SupportCase } from '../../shared/support-case.ts';

const example: SupportCase = {
  version: 1,
  code: 'BCDF-GHJK',
  createdAt: 1_795_000_000_000,
  about: 'another-device',
  reason: 'lost',
  server: 'production',
  displayKey: '****-4C7A91',
  activationHash: null,
  deviceName: 'Old ThinkPad',
  lastUsed: 'in May',
  situation: 'none',
  failure: null,
  appVersion: '0.1.0',
  platform: 'linux x64',
};

describe('a case in a text', () => {
  it('is read with any name of the device', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.string({ maxLength: 60 }),
        (deviceName, lastUsed) => {
          const made = { ...example, deviceName, lastUsed };
          expect(findCase(`Hello,\n\n${caseBlock(made)}\n\nBye {}`)).toEqual(made);
        },
      ),
    );
  });

  it('is read from a mail that wraps and quotes it', () => {
    const block = caseBlock(example);
    const wrapped = `> ${block.slice(0, 70)}\n> ${block.slice(70, 140)}\r\n> ${block.slice(140)}`;
    expect(findCase(wrapped)).toEqual(example);
  });

  it('of an older app has no last use', () => {
    const { lastUsed: _, ...older } = example;
    expect(findCase(`seatkeeper-case ${JSON.stringify(older)}`)).toEqual({
      ...example,
      lastUsed: null,
    });
  });

  it('is null in any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(findCase(text)).toBeNull();
        expect(findCase(`seatkeeper-case ${text}`)).toBeNull();
        expect(findCase(`seatkeeper-case {${text}}`)).toBeNull();
      }),
    );
  });
});

describe('a case code', () => {
  it('has eight letters without vowels, and is null for too few random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const fair = bytes.filter((byte) => byte < 240).length;
        const code = createCaseCode(bytes);
        if (fair < 8) expect(code).toBeNull();
        else expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
      }),
    );
  });
});
