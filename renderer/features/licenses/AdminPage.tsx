import type { ReactNode } from 'react';
import { Page } from '../../ui/Page.tsx';
import { useReadyState } from '../../use-app-state.ts';
import './licenses.css';

interface AdminPageProps {
  readonly title: string;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A screen of the admin panel. It fills the window, and shows which server its organization is on. */
export function AdminPage({ title, actions, children }: AdminPageProps) {
  const { connection } = useReadyState();
  const server = connection.type === 'organization' ? connection.server : undefined;
  return (
    <Page title={title} server={server} actions={actions} layout="fills">
      {children}
    </Page>
  );
}
