import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import './notice.css';

interface NoticeProps {
  readonly title: string;
  /** What happened, and whether it affects the seat. */
  readonly children: ReactNode;
  /** The name of the button. */
  readonly retry: string;
  readonly onRetry: () => void;
}

/** Replaces the whole window with a message that screen readers announce at once. */
export function Notice({ title, children, retry, onRetry }: NoticeProps) {
  return (
    <main className="notice">
      <div className="notice-text" role="alert">
        <h1>{title}</h1>
        {children}
      </div>
      <Button variant="primary" onClick={onRetry}>
        {retry}
      </Button>
    </main>
  );
}
