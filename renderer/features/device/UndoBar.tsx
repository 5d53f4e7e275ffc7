import { useState } from 'react';

/** Runs out while nothing has been sent. The words above count the same seconds, so it is drawn only. */
export function UndoBar({ until }: { readonly until: number }) {
  const [remaining] = useState(() => Math.max(0, until - Date.now()));
  return (
    <div className="undo-bar" aria-hidden="true">
      <div style={{ animationDuration: `${remaining}ms` }} />
    </div>
  );
}
