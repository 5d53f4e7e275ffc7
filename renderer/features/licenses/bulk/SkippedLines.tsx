import { useState } from 'react';
import type { SkippedLine } from '../../../../shared/bulk-release.ts';
import { longestWindow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFailureNews } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';

/** The lines of the file that lead to no seat, each with its reason, and a way to save them all. */
export function SkippedLines({ count }: { readonly count: number }) {
  const text = useAdminText();
  const words = text.bulkRelease.plan.skipped;
  const { show } = useAnnouncer();
  const [lines, setLines] = useState<readonly SkippedLine[]>([]);
  const read = useAct(
    () => bridge.bulk.skipped({ offset: 0, count: longestWindow }),
    ({ rows }) => setLines(rows),
    useFailureNews(),
  );
  const save = useAct(
    () => bridge.bulk.saveSkipped(),
    (isSaved) => {
      if (isSaved) show(words.saved);
    },
    useFailureNews(),
  );
  const failure = read.failure ?? save.failure;
  return (
    <div className="bulk-skipped">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open && lines.length === 0) read.run();
        }}
      >
        <summary>{words.title(count)}</summary>
        <ul>
          {lines.map(({ line, reason, excerpt }) => (
            <li key={line}>
              <p>
                <strong>{words.line(line)}</strong> {text.bulk.skipped.reasons[reason]}
              </p>
              <p className="bulk-excerpt">
                <bdi>{excerpt}</bdi>
              </p>
            </li>
          ))}
        </ul>
        {lines.length > 0 && count > lines.length && (
          <p className="bulk-note">{words.more(count - lines.length)}</p>
        )}
        <Button busy={save.busy} onClick={save.run}>
          {words.save}
        </Button>
      </details>
      {failure !== null && <FailureNote failure={failure} />}
    </div>
  );
}
