import { createContext, use, useMemo } from 'react';
import type { FormatContext } from '../shared/format.ts';
import type { WindowText } from '../shared/text/text.ts';
import { useAppState } from './use-app-state.ts';

/** The messages, provided by `TextProvider`. */
export const TextContext = createContext<WindowText | null>(null);

/** Returns the window's messages in the person's language. */
export function useText(): WindowText {
  const text = use(TextContext);
  if (text === null) throw new Error('useText was called outside of TextProvider.');
  return text;
}

/** Returns the locale for dates and numbers: the person's region as main resolved it. Times are in the computer's time zone. */
export function useFormatContext(): FormatContext {
  const { language } = useText();
  const mirrored = useAppState();
  const locale = mirrored.type === 'ready' ? mirrored.state.locale : language;
  return useMemo(() => ({ locale }), [locale]);
}
