import { createContext, use, useMemo } from 'react';
import { localeFor, type Place } from '../shared/format.ts';
import { en } from '../shared/text/en.ts';
import type { Text } from '../shared/text/text.ts';

const TextContext = createContext<Text>(en);

/** The words of the app, in the person's language. */
export function useText(): Text {
  return use(TextContext);
}

/** Where times are read: the person's own region, and the computer's time zone. */
export function usePlace(): Place {
  const { language } = useText();
  return useMemo(() => ({ locale: localeFor(language, navigator.languages) }), [language]);
}
