import type { ReactNode } from 'react';
import { Page } from '../../ui/Page.tsx';
import { useReadyState } from '../../use-app-state.ts';
import { useAdminText } from './use-admin-text.ts';
import './licenses.css';

interface AdminPageProps {
  readonly title: string;
  /** Shows a button to go back. */
  readonly onBack?: () => void;
  /** `column`, `wide`: as high as its content, which scrolls with the page, in a column of text or as wide as it needs. */
  readonly layout?: 'column' | 'wide';
  readonly children: ReactNode;
}

/** A screen of the admin panel. It fills the window unless it has another layout, and shows which server its organization is on. */
export function AdminPage({ title, onBack, layout, children }: AdminPageProps) {
  const { back } = useAdminText().bulkRelease;
  const { connection } = useReadyState();
  const server = connection.type === 'organization' ? connection.server : undefined;
  return (
    <Page
      title={title}
      server={server}
      onBack={onBack ?? null}
      backLabel={back}
      {...(layout === 'column' ? {} : { layout: layout ?? 'fills' })}
    >
      {children}
    </Page>
  );
}
