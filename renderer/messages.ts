import { is } from 'valibot';
import { Language } from '../shared/language.ts';
import type { AdminText, WindowText } from '../shared/text/text.ts';

const catalogues: Readonly<Record<Language, () => Promise<WindowText>>> = {
  en: async () => (await import('../shared/text/en-window.ts')).enWindow,
  de: async () => (await import('../shared/text/de-window.ts')).deWindow,
};

/** Fetches a language's words; the others stay where they are. */
export async function loadWords(language: Language): Promise<WindowText> {
  return await catalogues[language]();
}

const adminCatalogues: Readonly<Record<Language, () => Promise<AdminText>>> = {
  en: async () => (await import('../shared/text/en-admin.ts')).enAdmin,
  de: async () => (await import('../shared/text/de-admin.ts')).deAdmin,
};
const fetched = new Map<Language, Promise<AdminText>>();

/** Fetches the admin panel's words in a language; the same promise every time, as React's `use` wants it. */
export function loadAdminWords(language: Language): Promise<AdminText> {
  const words = fetched.get(language) ?? adminCatalogues[language]();
  fetched.set(language, words);
  return words;
}

/** The language that main opened this page in, from its address; English where it names none of ours. */
export function firstLanguage(search: string): Language {
  const named = new URLSearchParams(search).get('language');
  return is(Language, named) ? named : 'en';
}
