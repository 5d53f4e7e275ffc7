import { useState } from 'react';
import type { LicenseQuery, LicenseWindow } from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { formatFoundLine, formatUndeterminedLine, wholeList } from './license-filters.ts';

/** Keys and customers are masked until the person unmasks them, for each export anew. */
const masked = { keys: false, customers: false };

interface ExportListProps {
  readonly query: LicenseQuery;
  /** The ids of the licenses to export; all in the list if it is empty. */
  readonly selected: ReadonlySet<string>;
  readonly disabled: boolean;
}

/** Exports the selected licenses as a table, or all in the list. Says first what will be missing from it. */
export function ExportList({ query, selected, disabled }: ExportListProps) {
  const text = useAdminText();
  const { index, survey } = useReadyState().licenses;
  const { export: messages, search } = text.licenses;
  const { showToast } = useAnnouncer();
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Pick<LicenseWindow, 'total' | 'undetermined'> | null>(null);
  const [unmasked, setUnmasked] = useState(masked);
  const [hasDevices, setDevices] = useState(false);
  const close = () => setOpen(false);
  const count = useAnnouncedAction(
    () => bridge.licenses.window({ query, offset: 0, count: 1 }),
    (answer) => {
      if (answer.total === 0) {
        showToast(formatFoundLine(answer, index, text.licenses));
        return;
      }
      setFound(selected.size === 0 ? answer : { total: selected.size, undetermined: 0 });
      setUnmasked(masked);
      setOpen(true);
    },
  );
  const save = useAnnouncedAction(
    () =>
      bridge.licenses.saveCsv({
        query: selected.size === 0 ? query : { ...wholeList, sort: query.sort },
        ...(selected.size > 0 && { licenseIds: [...selected] }),
        unmasked,
        devices: hasDevices,
      }),
    (isSaved) => {
      if (!isSaved) return;
      showToast(messages.saved);
      close();
    },
  );
  const isPartial = index.type !== 'closed' && index.type !== 'complete';
  return (
    <>
      <Button action={count} disabled={disabled}>
        {messages.open}
      </Button>
      {found !== null && (
        <ConfirmDialog
          open={isOpen}
          title={messages.title(found.total)}
          body={selected.size === 0 ? messages.body : messages.bodySelected}
          confirm={messages.confirm}
          confirmVariant="primary"
          cancel={messages.cancel}
          action={save}
          onClose={close}
        >
          {isPartial && <p className="note">{messages.partial(index.read, index.total)}</p>}
          {index.type !== 'closed' && index.unreadable > 0 && (
            <p className="note">{text.licenses.progress.unreadable(index.unreadable)}</p>
          )}
          {found.undetermined > 0 && (
            <p className="note">{formatUndeterminedLine(query, found.undetermined, search)}</p>
          )}
          {(['customers', 'keys'] as const).map((part) => (
            <Switch
              key={part}
              label={messages[part]}
              hint={messages[`${part}Hint`]}
              checked={unmasked[part]}
              onChange={(isUnmasked) => setUnmasked({ ...unmasked, [part]: isUnmasked })}
            />
          ))}
          <Switch
            label={messages.devices}
            hint={messages.devicesHint}
            checked={hasDevices}
            onChange={setDevices}
          />
          {hasDevices && survey.unchecked > 0 && (
            <p className="note">{messages.devicesUnchecked(survey.unchecked)}</p>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
