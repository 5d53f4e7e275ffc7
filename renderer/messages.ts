import { is } from 'valibot';
import { Language } from '../shared/language.ts';
import type { AdminText, WindowText } from '../shared/text/text.ts';

const catalogues: Readonly<Record<Language, () => Promise<WindowText>>> = {
  en: async () => (await import('../shared/text/en-window.ts')).enWindow,
  de: async () => (await import('../shared/text/de-window.ts')).deWindow,
};

/** Fetches a language's words; the others stay where they are. */
export async function loadMessages(language: Language): Promise<WindowText> {
  return await catalogues[language]();
}

const adminCatalogues: Readonly<Record<Language, () => Promise<AdminText>>> = {
  en: async () => (await import('../shared/text/en-admin.ts')).enAdmin,
  de: async () => (await import('../shared/text/de-admin.ts')).deAdmin,
};
const adminMessages = new Map<Language, Promise<AdminText>>();

/** Fetches the admin panel's words in a language; the same promise every time, as React's `use` wants it. */
export function loadAdminMessages(language: Language): Promise<AdminText> {
  const messages = adminMessages.get(language) ?? adminCatalogues[language]();
  adminMessages.set(language, messages);
  return messages;
}

/** The language that main opened this page in, from its address; English where it names none of ours. */
export function getInitialLanguage(search: string): Language {
  const language = new URLSearchParams(search).get('language');
  return is(Language, language) ? language : 'en';
}
