import { type ReactNode, startTransition, useEffect, useLayoutEffect, useState } from 'react';
import type { WindowText } from '../shared/text/text.ts';
import { useAppState } from './use-app-state.ts';
import { TextContext } from './use-text.ts';
import { loadMessages } from './messages.ts';

interface TextProviderProps {
  /** The messages of the language in which main opened the page. */
  readonly initialText: WindowText;
  readonly children: ReactNode;
}

/**
 * Provides the messages of the person's language. After a change of language the previous messages stay until the new ones are
 * loaded.
 */
export function TextProvider({ initialText, children }: TextProviderProps) {
  const [text, setText] = useState(initialText);
  const mirrored = useAppState();
  const language = mirrored.type === 'ready' ? mirrored.state.language : text.language;

  useEffect(() => {
    if (language === text.language) return;
    let isCurrent = true;
    const change = async () => {
      const next = await loadMessages(language);
      if (isCurrent) startTransition(() => setText(next));
    };
    void change();
    return () => {
      isCurrent = false;
    };
  }, [language, text]);
  useLayoutEffect(() => {
    document.documentElement.lang = text.language;
  }, [text]);

  return <TextContext value={text}>{children}</TextContext>;
}
