import type { ReactNode } from 'react';
import './notice.css';

interface NoticeProps {
  readonly title: string;
  /** What happened, and whether it affects the seat. */
  readonly children: ReactNode;
  readonly action: ReactNode;
}

/** Replaces the whole window with a message that screen readers announce at once. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <main className="notice">
      <div className="notice-text" role="alert">
        <h1>{title}</h1>
        {children}
      </div>
      {action}
    </main>
  );
}
