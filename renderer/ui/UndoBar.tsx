import { useState } from 'react';
import './undo-bar.css';

/** Shows the undo window running out. Decorative: the text above counts the same seconds. */
export function UndoBar({ until }: { readonly until: number }) {
  const [remaining] = useState(() => Math.max(0, until - Date.now()));
  return (
    <div className="undo-bar" aria-hidden="true">
      <div style={{ animationDuration: `${remaining}ms` }} />
    </div>
  );
}
