import type { ReactNode } from 'react';
import './notice.css';

interface NoticeProps {
  readonly title: string;
  /** What happened, and whether the seat is touched by it. */
  readonly children: ReactNode;
  /** The way out. */
  readonly action: ReactNode;
}

/** Stands in for the whole window, and is spoken at once. */
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
