import { use, useMemo } from 'react';
import { useText } from '../../use-text.ts';
import { loadAdminMessages } from '../../messages.ts';
import { LicensesPage } from './LicensesPage.tsx';
import { AdminTextContext } from './use-admin-text.ts';

/** The admin panel with its messages, which most windows never need. Suspends until they are loaded. */
export function Licenses() {
  const text = useText();
  const messages = use(loadAdminMessages(text.language));
  const panelText = useMemo(() => ({ ...text, ...messages }), [text, messages]);
  return (
    <AdminTextContext value={panelText}>
      <LicensesPage />
    </AdminTextContext>
  );
}
