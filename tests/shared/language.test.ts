import { describe, expect, it } from 'vitest';
import { tongueFor } from '../../shared/language.ts';

describe('the language', () => {
  it.each([
    [['de-AT', 'en-US'], { language: 'de', locale: 'de-AT' }],
    [['fr-FR', 'de'], { language: 'de', locale: 'de' }],
    [['en-GB', 'de-DE'], { language: 'en', locale: 'en-GB' }],
    [['fr-FR'], { language: 'en', locale: 'en' }],
    [['den-US'], { language: 'en', locale: 'en' }],
    [[], { language: 'en', locale: 'en' }],
  ] as const)('of a system that prefers %j', (preferred, tongue) => {
    expect(tongueFor('system', preferred)).toEqual(tongue);
  });

  it('is the chosen one whatever the system prefers, in the person’s own region', () => {
    expect(tongueFor('de', ['en-US', 'de-CH'])).toEqual({ language: 'de', locale: 'de-CH' });
    expect(tongueFor('en', ['de-DE'])).toEqual({ language: 'en', locale: 'en' });
  });
});
