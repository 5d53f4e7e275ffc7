import { useState } from 'react';
import type { Failure } from '../../../../shared/failure.ts';
import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { maxDisabledLicenses } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { useCanChange } from '../use-can-change.ts';
import { ExportList } from './ExportList.tsx';

interface SelectionBarProps {
  readonly query: LicenseQuery;
  /** The number of licenses in the list; null until it is known. */
  readonly total: number | null;
  readonly isFiltered: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
  readonly onBulk: () => void;
}

/** What can be done with the selected licenses, or with all in the list. It has the same size with and without a selection. */
export function SelectionBar(props: SelectionBarProps) {
  const { query, total, isFiltered, selected, onClear, onBulk } = props;
  const text = useAdminText();
  const { selection, search } = text.licenses;
  const { showToast, announceAssertively } = useAnnouncer();
  const canChange = useCanChange();
  const hasSelection = selected.size > 0;
  const [failure, setFailure] = useState<Failure | null>(null);
  const disable = useAnnouncedAction(
    () => bridge.licenses.disable({ licenseIds: [...selected] }),
    (answer) => {
      const { disabled } = answer;
      setFailure(answer.failure);
      if (answer.failure === null) showToast(selection.disabled(disabled));
      else announceAssertively(selection.disabledOf(disabled, selected.size));
    },
  );
  const canDisable = hasSelection && selected.size <= maxDisabledLicenses;
  const line = hasSelection
    ? selection.count(selected.size)
    : total === null
      ? ''
      : isFiltered
        ? search.found(total)
        : selection.none(total);
  return (
    <>
      <div className="selection-bar split">
        <div className="row selection-line">
          <p>{line}</p>
          {hasSelection && (
            <Button variant="quiet" onClick={onClear}>
              {selection.clear}
            </Button>
          )}
        </div>
        <div className="actions">
          {canChange && (
            <>
              <Button onClick={onBulk}>{text.bulkRelease.open}</Button>
              <Button
                action={disable}
                disabled={!canDisable}
                title={
                  selected.size > maxDisabledLicenses
                    ? selection.tooMany(maxDisabledLicenses)
                    : undefined
                }
              >
                {selection.disable}
              </Button>
            </>
          )}
          <ExportList query={query} selected={selected} />
        </div>
      </div>
      <FailureNote failure={disable.failure ?? failure} />
    </>
  );
}
