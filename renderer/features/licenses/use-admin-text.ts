import { createContext, use } from 'react';
import type { AdminText, WindowText } from '../../../shared/text/text.ts';

/** The words of the window and of the admin panel. */
export type PanelText = WindowText & AdminText;

/** Holds the words; `Licenses` fills it. */
export const AdminTextContext = createContext<PanelText | null>(null);

/** Those words in the person's language. */
export function useAdminText(): PanelText {
  const text = use(AdminTextContext);
  if (text === null) throw new Error('useAdminText was called outside of the admin panel.');
  return text;
}
