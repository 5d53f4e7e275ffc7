import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { useAdminText } from '../use-admin-text.ts';
import { LeftOutLicenses } from './LeftOutLicenses.tsx';
import { SkippedLines } from './SkippedLines.tsx';

/** What the plan leaves out, counted in one line, which opens the reasons. Nothing where the plan leaves nothing out. */
export function NotIncluded({ plan }: { readonly plan: Extract<BulkState, { type: 'planned' }> }) {
  const messages = useAdminText().bulkRelease.plan;
  const [isOpen, setOpen] = useState(false);
  const { notIncluded } = messages;
  const { skipped, uncheckedLicenses, leftOutLicenses, unreadLicenses, laterLicenses } = plan;
  const parts = [
    skipped > 0 ? notIncluded.lines(skipped) : null,
    uncheckedLicenses > 0 ? notIncluded.unchecked(uncheckedLicenses) : null,
    leftOutLicenses > uncheckedLicenses
      ? notIncluded.withoutSeats(leftOutLicenses - uncheckedLicenses)
      : null,
    unreadLicenses > 0 ? notIncluded.notLoaded(unreadLicenses) : null,
    laterLicenses > 0 ? notIncluded.later(laterLicenses) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const title = notIncluded.title(parts);
  return (
    <details className="bulk-left-out" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it: https://dequeuniversity.com/rules/axe/4.13/scrollable-region-focusable
        <section className="bulk-left-out-parts" aria-label={title} tabIndex={0}>
          {laterLicenses > 0 && <p>{messages.laterLicenses(laterLicenses)}</p>}
          {unreadLicenses > 0 && <p>{messages.unreadLicenses(unreadLicenses)}</p>}
          {leftOutLicenses > 0 && <LeftOutLicenses count={leftOutLicenses} />}
          {plan.unresolvedLines > 0 && <p>{messages.unresolvedLines(plan.unresolvedLines)}</p>}
          {skipped > 0 && <SkippedLines count={skipped} />}
        </section>
      )}
    </details>
  );
}
