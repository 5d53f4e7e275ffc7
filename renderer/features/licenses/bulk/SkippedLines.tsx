import { maxWindowRows } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { useToastAction } from '../../../ui/use-toast-action.ts';
import { useAdminText } from '../use-admin-text.ts';
import { DisclosedRows } from './DisclosedRows.tsx';

/** The lines of the imported file that name no seat, each with its reason, and a button to save them. */
export function SkippedLines({ count }: { readonly count: number }) {
  const text = useAdminText();
  const messages = text.bulkRelease.plan.skipped;
  const save = useToastAction(() => bridge.bulk.saveSkipped(), messages.saved);
  return (
    <DisclosedRows
      title={messages.title(count)}
      count={count}
      read={() => bridge.bulk.skipped({ offset: 0, count: maxWindowRows })}
      more={messages.more}
      renderRow={({ line, reason, excerpt }) => (
        <li key={line}>
          <p>
            <strong>{messages.line(line)}</strong> {text.bulk.skipped.reasons[reason]}
          </p>
          <p className="note">
            <bdi>{excerpt}</bdi>
          </p>
        </li>
      )}
      failure={save.failure}
    >
      <div>
        <Button action={save}>{messages.save}</Button>
      </div>
    </DisclosedRows>
  );
}
