import { useState } from 'react';
import type { IndexProgress, LicenseQuery, LicenseWindow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useAdminText } from '../use-admin-text.ts';
import { foundLine, unjudgedLine } from './license-filters.ts';

interface ExportListProps {
  readonly query: LicenseQuery;
  readonly index: IndexProgress;
}

/** Nothing is written whole before the person says so, for each table anew. */
const masked = { keys: false, customers: false };

/** Saves what the list shows as a table, and says first what will be missing in it. */
export function ExportList({ query, index }: ExportListProps) {
  const text = useAdminText();
  const { export: words, search } = text.licenses;
  const { alarm, show } = useAnnouncer();
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Pick<LicenseWindow, 'total' | 'unjudged'> | null>(null);
  const [whole, setWhole] = useState(masked);
  const close = () => setOpen(false);
  const warn = ({ code }: { readonly code: keyof typeof text.failures.words }) =>
    alarm(text.failures.words[code].title);
  const count = useAct(
    () => bridge.licenses.window({ query, offset: 0, count: 1 }),
    (answer) => {
      if (answer.total === 0) {
        show(foundLine(answer, index.is === 'complete' && index.unreadable === 0, text.licenses));
        return;
      }
      setFound(answer);
      setWhole(masked);
      setOpen(true);
    },
    warn,
  );
  const save = useAct(
    () => bridge.licenses.saveCsv({ query, whole }),
    (isSaved) => {
      if (!isSaved) return;
      show(words.saved);
      close();
    },
    warn,
  );
  const isPartial = index.is !== 'closed' && index.is !== 'complete';
  return (
    <>
      <Button busy={count.busy} onClick={count.run}>
        {words.open}
      </Button>
      {found !== null && (
        <ConfirmDialog
          open={isOpen}
          title={words.title(found.total)}
          body={words.body}
          confirm={words.confirm}
          confirmLook="plain"
          keep={words.keep}
          act={save}
          onClose={close}
        >
          {isPartial && <p className="dialog-note">{words.partial(index.read, index.of)}</p>}
          {index.is !== 'closed' && index.unreadable > 0 && (
            <p className="dialog-note">{text.licenses.progress.unreadable(index.unreadable)}</p>
          )}
          {found.unjudged > 0 && (
            <p className="dialog-note">{unjudgedLine(query, found.unjudged, search)}</p>
          )}
          <Switch
            label={words.customers}
            hint={words.customersHint}
            checked={whole.customers}
            onChange={(customers) => setWhole({ ...whole, customers })}
          />
          <Switch
            label={words.keys}
            hint={words.keysHint}
            checked={whole.keys}
            onChange={(keys) => setWhole({ ...whole, keys })}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
