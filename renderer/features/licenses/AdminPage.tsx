import type { ReactNode } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { Page } from '../../ui/Page.tsx';
import './licenses.css';

interface AdminPageProps {
  readonly connection: AppState['connection'];
  readonly title: string;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A screen of the admin panel: it fills the window, and says which server its organization is at. */
export function AdminPage({ connection, title, actions, children }: AdminPageProps) {
  const server = connection.type === 'organization' ? connection.server : undefined;
  return (
    <Page title={title} server={server} actions={actions} layout="fills">
      {children}
    </Page>
  );
}
