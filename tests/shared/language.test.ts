import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDateTime, formatNumber, formatRelative, plural } from '../../shared/format.ts';
import { localeContextFor } from '../../shared/language.ts';
import { normalizeLocaleTag } from '../../shared/locale-tag.ts';

describe('the language', () => {
  it.each([
    [['de-AT', 'en-US'], { language: 'de', locale: 'de-AT' }],
    [['fr-FR', 'de'], { language: 'de', locale: 'de' }],
    [['en-GB', 'de-DE'], { language: 'en', locale: 'en-GB' }],
    [['fr-FR'], { language: 'en', locale: 'en' }],
    [['fr-FR', 'en-GB', 'en-US'], { language: 'en', locale: 'en-GB' }],
    [['enm-XX'], { language: 'en', locale: 'en' }],
    [['de-DE@euro', 'de@euro', 'de-DE', 'de'], { language: 'de', locale: 'de-DE' }],
    [['de@euro'], { language: 'de', locale: 'de' }],
    [['posix', 'und', 'c'], { language: 'en', locale: 'en' }],
    [['x-private', 'de_AT.UTF-8'], { language: 'de', locale: 'de-AT' }],
    [['den-US'], { language: 'en', locale: 'en' }],
    [[], { language: 'en', locale: 'en' }],
  ] as const)('of a system that prefers %j', (preferred, localeContext) => {
    expect(localeContextFor('system', preferred)).toEqual(localeContext);
  });

  it('is the chosen one, in the person’s region', () => {
    expect(localeContextFor('de', ['en-US', 'de-CH'])).toEqual({ language: 'de', locale: 'de-CH' });
    expect(localeContextFor('en', ['de-DE'])).toEqual({ language: 'en', locale: 'en' });
  });
});

describe('a locale tag of the system', () => {
  it.each([
    ['de_DE@euro', 'de-DE'],
    ['de_DE.UTF-8@euro', 'de-DE'],
    ['de@euro', 'de'],
    ['de-DE-EURO', 'de-DE'],
    ['DE_de', 'de-DE'],
    ['en_US.UTF-8', 'en-US'],
    ['en-US-u-va-posix', 'en-US'],
    ['th-TH-u-ca-buddhist-nu-thai', 'th-TH'],
    ['sr_RS@latin', 'sr-RS'],
    ['sr-Latn-RS', 'sr-Latn-RS'],
    ['ca_ES@valencia', 'ca-ES'],
    ['ca-ES-valencia', 'ca-ES-valencia'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['tlh', 'tlh'],
    ['de-1901', 'de-1901'],
    ['de-x-private', 'de'],
    ['de-', 'de'],
    [' de-AT\n', 'de-AT'],
    ['C', null],
    ['C.UTF-8', null],
    ['', null],
    ['-', null],
    ['@euro', null],
    ['*', null],
    ['x-private', null],
    ['ｄｅ', null],
    ['de\u0000', null],
  ])('%j is %j', (tag, usable) => {
    expect(normalizeLocaleTag(tag)).toBe(usable);
  });

  it('is ignored if it is longer than real tags', () => {
    expect(normalizeLocaleTag('q'.repeat(300))).toBeNull();
    expect(normalizeLocaleTag(`de-${'variant1-'.repeat(2000)}`)).toBeNull();
  });

  it('never breaks a number, a time or a plural', () => {
    const subtag = fc.oneof(
      fc.stringMatching(/^[A-Za-z\d]{0,9}$/),
      fc.constantFrom('de', 'en', 'DE', 'Latn', 'x', 'u', 'ca', 'buddhist', 'POSIX', 'C', '1901'),
      fc.string(),
    );
    const tag = fc
      .array(fc.tuple(subtag, fc.constantFrom('-', '_', '.', '@', '')), { maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 4 }), (preferred) => {
        for (const choice of ['system', 'en', 'de'] as const) {
          const { language, locale } = localeContextFor(choice, preferred);
          expect(locale.split('-')[0]).toBe(language);
          expect(formatDateTime(0, { locale })).toMatch(/19(?:69|70)/);
          expect(formatNumber(1, locale)).toBe('1');
          expect(formatRelative(0, 1, { locale }, 'now')).toBe('now');
          expect(formatRelative(0, 99_000, { locale }, 'now')).toMatch(/1/);
          expect(plural(1, locale, { other: 'seats' })).toBe('seats');
        }
        for (const each of preferred) {
          const usable = normalizeLocaleTag(each);
          if (usable !== null) expect(Intl.getCanonicalLocales(usable)).toEqual([usable]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
