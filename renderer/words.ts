import { is } from 'valibot';
import { Language } from '../shared/language.ts';
import type { Text } from '../shared/text/text.ts';

const catalogues: Readonly<Record<Language, () => Promise<Text>>> = {
  en: async () => (await import('../shared/text/en.ts')).en,
  de: async () => (await import('../shared/text/de.ts')).de,
};

/** Fetches a language's words; the others stay where they are. */
export async function loadWords(language: Language): Promise<Text> {
  return await catalogues[language]();
}

/** The language that main opened this page in, from its address; English where it names none of ours. */
export function firstLanguage(search: string): Language {
  const named = new URLSearchParams(search).get('language');
  return is(Language, named) ? named : 'en';
}
