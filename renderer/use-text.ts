import { createContext, use, useMemo } from 'react';
import type { FormatContext } from '../shared/format.ts';
import type { WindowText } from '../shared/text/text.ts';
import { useAppState } from './use-app-state.ts';

/** Holds the words; `TextProvider` fills it. */
export const TextContext = createContext<WindowText | null>(null);

/** The words of the app, in the person's language. */
export function useText(): WindowText {
  const text = use(TextContext);
  if (text === null) throw new Error('useText was called outside of TextProvider.');
  return text;
}

/** Where times are read: the person's own region, as main resolved it, and the computer's time zone. */
export function useFormatContext(): FormatContext {
  const { language } = useText();
  const mirrored = useAppState();
  const locale = mirrored.type === 'ready' ? mirrored.state.locale : language;
  return useMemo(() => ({ locale }), [locale]);
}
