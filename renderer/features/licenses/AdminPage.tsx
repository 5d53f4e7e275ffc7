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

/** A screen of the admin panel. It fills the window, and shows which server its organization is on. */
export function AdminPage({ connection, title, actions, children }: AdminPageProps) {
  const server = connection.type === 'organization' ? connection.server : undefined;
  return (
    <Page title={title} server={server} actions={actions} layout="fills">
      {children}
    </Page>
  );
}
