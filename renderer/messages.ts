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
const panelTexts = new Map<Language, Promise<WindowText & AdminText>>();

async function mergeMessages(language: Language): Promise<WindowText & AdminText> {
  return { ...(await loadMessages(language)), ...(await adminCatalogues[language]()) };
}

/**
 * Loads the messages of the window and of the admin panel. Returns the same promise for the same language, as React's `use`
 * requires.
 */
export function loadPanelText(language: Language): Promise<WindowText & AdminText> {
  const text = panelTexts.get(language) ?? mergeMessages(language);
  panelTexts.set(language, text);
  return text;
}

/** Returns the language of the page that main opened; English if the app does not know it. */
export function getInitialLanguage(page: Document): Language {
  const { lang } = page.documentElement;
  return is(Language, lang) ? lang : 'en';
}
