import { createContext, use } from 'react';
import type { AdminText, WindowText } from '../../../shared/text/text.ts';

/** The messages of the window and of the admin panel. */
export type PanelText = WindowText & AdminText;

/** The messages, provided by `Licenses`. */
export const AdminTextContext = createContext<PanelText | null>(null);

/** Returns the messages of the window and of the admin panel in the person's language. */
export function useAdminText(): PanelText {
  const text = use(AdminTextContext);
  if (text === null) throw new Error('useAdminText was called outside of the admin panel.');
  return text;
}
