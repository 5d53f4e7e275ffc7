import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseCodeOfLink, linkScheme } from '../../shared/deep-link.ts';

const code = /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/;
const characters = fc
  .array(fc.constantFrom(...'BCDFGHJKLMNPQRSTVWXZ'.split('')), { minLength: 8, maxLength: 8 })
  .map((list) => list.join(''));

describe('a support link', () => {
  it.each([
    ['seatkeeper://support?case=BCDF-GHJK', 'BCDF-GHJK'],
    ['seatkeeper://support/?case=bcdfghjk', 'BCDF-GHJK'],
  ])('%s names its case', (link, named) => {
    expect(caseCodeOfLink(link)).toBe(named);
  });

  it.each([
    '',
    'seatkeeper://support',
    'seatkeeper://support?case=',
    'seatkeeper://support?case=BCDF-GHJK&action=release',
    'seatkeeper://support?action=release&case=BCDF-GHJK',
    'seatkeeper://support?case=BCDF-GHJK#release',
    'seatkeeper://support?case=BCDF-GHJK&case=BCDF-GHJK',
    'seatkeeper://release?case=BCDF-GHJK',
    'seatkeeper://support/release?case=BCDF-GHJK',
    'seatkeeper://user@support?case=BCDF-GHJK',
    'seatkeeper://support:80?case=BCDF-GHJK',
    'seatkeeper:support?case=BCDF-GHJK',
    'SEATKEEPER://support?case=BCDF-GHJK',
    'https://support?case=BCDF-GHJK',
    'seatkeeper://support?case=AEIO-GHJK',
    'seatkeeper://support?case=BCDF-GHJ',
    'seatkeeper://support?case=BCDF%2DGHJK',
    'seatkeeper://support?case=BCDF-GHJK ',
    'seatkeeper://support?case=BCDF-GHJK\n--inspect',
    '--user-data-dir=/somewhere seatkeeper://support?case=BCDF-GHJK',
    'seatkeeper://support?case=SEATKEEPER-TEST-1111-1111',
  ])('%s is void', (link) => {
    expect(caseCodeOfLink(link)).toBeNull();
  });

  it('does not open the app of another vendor', () => {
    const link = 'lumen-licenses://support?case=BCDF-GHJK';
    expect(caseCodeOfLink(link, 'lumen-licenses')).toBe('BCDF-GHJK');
    expect(caseCodeOfLink(link)).toBeNull();
    expect(caseCodeOfLink('seatkeeper://support?case=BCDF-GHJK', 'lumen-licenses')).toBeNull();
    expect(caseCodeOfLink('lumen-licensesX://support?case=BCDF-GHJK', 'lumen-licenses')).toBeNull();
    expect(linkScheme({ app: null })).toBe('seatkeeper');
  });

  it('returns a case code or null for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.string().map((rest) => `seatkeeper://support?case=${rest}`),
          fc
            .tuple(characters, fc.string())
            .map(([name, rest]) => `seatkeeper://support?case=${name}${rest}`),
        ),
        (link) => {
          const named = caseCodeOfLink(link);
          if (named === null) return;
          expect(named).toMatch(code);
          // The link consists of its fixed part and the code.
          const part = link.replace(/^seatkeeper:\/\/support\/?\?case=/, '');
          expect(part.toUpperCase().replace('-', '')).toBe(named.replace('-', ''));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('returns every code, in any writing', () => {
    fc.assert(
      fc.property(characters, fc.boolean(), fc.boolean(), (name, dashed, small) => {
        const written = dashed ? `${name.slice(0, 4)}-${name.slice(4)}` : name;
        const link = `seatkeeper://support?case=${small ? written.toLowerCase() : written}`;
        expect(caseCodeOfLink(link)).toBe(`${name.slice(0, 4)}-${name.slice(4)}`);
      }),
    );
  });
});
