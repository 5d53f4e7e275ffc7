import * as v from 'valibot';
import { languageOf, normalizeLocaleTag } from './locale-tag.ts';

/** The languages of the window, as BCP 47 tags. */
export const languages = ['en', 'de'] as const;
export const Language = v.picklist(languages);
export type Language = v.InferOutput<typeof Language>;

/** The person's choice: one language, or the system's. */
export const LanguageChoice = v.picklist(['system', ...languages]);
export type LanguageChoice = v.InferOutput<typeof LanguageChoice>;

/** The language of the texts, and the locale of times and numbers. */
export interface LocaleContext {
  readonly language: Language;
  /** A BCP 47 tag of the same language that `Intl` accepts, such as `de-AT`. */
  readonly locale: string;
}

/**
 * Returns the language for a choice on a system with the preferred tags, as the system writes them, best first. English if the app has none
 * of them. The locale is the person's region in that language, such as `en-GB`.
 */
export function localeContextFor(
  choice: LanguageChoice,
  preferred: readonly string[],
): LocaleContext {
  const usable = preferred.map(normalizeLocaleTag).filter((tag) => tag !== null);
  const supported = usable
    .map(languageOf)
    .flatMap((tag) => languages.filter((language) => language === tag));
  const language = choice === 'system' ? (supported[0] ?? 'en') : choice;
  return { language, locale: usable.find((tag) => languageOf(tag) === language) ?? language };
}
