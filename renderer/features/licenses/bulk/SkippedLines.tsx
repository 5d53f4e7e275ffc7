import { useState } from 'react';
import type { SkippedLine } from '../../../../shared/bulk-release.ts';
import { maxWindowRows } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useToastAction } from '../../../ui/use-toast-action.ts';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';

/** The lines of the imported file that name no seat, each with its reason, and a button to save them. */
export function SkippedLines({ count }: { readonly count: number }) {
  const text = useAdminText();
  const messages = text.bulkRelease.plan.skipped;
  const [lines, setLines] = useState<readonly SkippedLine[]>([]);
  const read = useAnnouncedAction(
    () => bridge.bulk.skipped({ offset: 0, count: maxWindowRows }),
    ({ rows }) => setLines(rows),
  );
  const save = useToastAction(() => bridge.bulk.saveSkipped(), messages.saved);
  return (
    <div className="bulk-skipped">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open && lines.length === 0) read.run();
        }}
      >
        <summary>{messages.title(count)}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- https://dequeuniversity.com/rules/axe/4.13/scrollable-region-focusable */}
        <ul tabIndex={0} aria-label={messages.title(count)}>
          {lines.map(({ line, reason, excerpt }) => (
            <li key={line}>
              <p>
                <strong>{messages.line(line)}</strong> {text.bulk.skipped.reasons[reason]}
              </p>
              <p className="note">
                <bdi>{excerpt}</bdi>
              </p>
            </li>
          ))}
        </ul>
        {lines.length > 0 && count > lines.length && (
          <p className="note">{messages.more(count - lines.length)}</p>
        )}
        <Button action={save}>{messages.save}</Button>
      </details>
      <FailureNote failure={read.failure ?? save.failure} />
    </div>
  );
}
