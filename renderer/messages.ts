import { is } from 'valibot';
import { Language } from '../shared/language.ts';
import type { AdminText, WindowText } from '../shared/text/text.ts';

const catalogues: Readonly<Record<Language, () => Promise<WindowText>>> = {
  en: async () => (await import('../shared/text/en-window.ts')).enWindow,
  de: async () => (await import('../shared/text/de-window.ts')).deWindow,
};

/** Loads the messages of one language. Each language is a chunk of its own. */
export async function loadMessages(language: Language): Promise<WindowText> {
  return await catalogues[language]();
}

const adminCatalogues: Readonly<Record<Language, () => Promise<AdminText>>> = {
  en: async () => (await import('../shared/text/en-admin.ts')).enAdmin,
  de: async () => (await import('../shared/text/de-admin.ts')).deAdmin,
};
const adminMessages = new Map<Language, Promise<AdminText>>();

/** Loads the admin panel's messages. Returns the same promise for the same language, as React's `use` requires. */
export function loadAdminMessages(language: Language): Promise<AdminText> {
  const messages = adminMessages.get(language) ?? adminCatalogues[language]();
  adminMessages.set(language, messages);
  return messages;
}

/** Returns the language in the page's address, which main sets; English if there is none that the app knows. */
export function getInitialLanguage(search: string): Language {
  const language = new URLSearchParams(search).get('language');
  return is(Language, language) ? language : 'en';
}
