import * as v from 'valibot';
import { localeFor } from './format.ts';

/** The languages the window speaks, as BCP 47 tags. */
export const languages = ['en', 'de'] as const;
export const Language = v.picklist(languages);
export type Language = v.InferOutput<typeof Language>;

/** What a person sets: one language, or the system's. */
export const LanguageChoice = v.picklist(['system', ...languages]);
export type LanguageChoice = v.InferOutput<typeof LanguageChoice>;

/** The words' language, and the locale that times and numbers are written in. */
export interface Tongue {
  readonly language: Language;
  /** A BCP 47 tag that speaks `language`, such as `de-AT`. */
  readonly locale: string;
}

/**
 * The language for a choice on a system that prefers `preferred`, BCP 47 tags with the best first. English where the system
 * prefers none of ours.
 */
export function tongueFor(choice: LanguageChoice, preferred: readonly string[]): Tongue {
  const spoken = preferred
    .map((tag) => tag.toLowerCase().split(/[-_]/)[0])
    .flatMap((tag) => languages.filter((language) => language === tag));
  const language = choice === 'system' ? (spoken[0] ?? 'en') : choice;
  return { language, locale: localeFor(language, preferred) };
}
