import { use } from 'react';
import { loadPanelText } from '../../messages.ts';
import { useText } from '../../use-text.ts';

/**
 * Returns the messages of the window and of the admin panel in the person's language. Suspends until they are loaded, because most
 * windows never need those of the panel.
 */
export function useAdminText() {
  return use(loadPanelText(useText().language));
}

export type PanelText = ReturnType<typeof useAdminText>;
