import * as v from 'valibot';
import { languageOf, normalizeLocaleTag } from './locale-tag.ts';

/** The languages the window speaks, as BCP 47 tags. */
export const languages = ['en', 'de'] as const;
export const Language = v.picklist(languages);
export type Language = v.InferOutput<typeof Language>;

/** What a person sets: one language, or the system's. */
export const LanguageChoice = v.picklist(['system', ...languages]);
export type LanguageChoice = v.InferOutput<typeof LanguageChoice>;

/** The words' language, and the locale that times and numbers are written in. */
export interface LocaleContext {
  readonly language: Language;
  /** A BCP 47 tag that speaks `language`, such as `de-AT`; `Intl` takes it. */
  readonly locale: string;
}

/**
 * The language for a choice on a system that prefers `preferred`, tags as the system writes them, with the best first. English where
 * the app speaks none of them. The locale is the person's own region where it speaks that language, such as `en-GB`.
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
