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
import { useReadyState } from '../../../use-app-state.ts';
import { useCanChange } from '../use-can-change.ts';
import { tokenFailures } from '../../../token-failures.ts';
import { ExportList } from './ExportList.tsx';
import { formatUndeterminedLine } from './license-filters.ts';

interface SelectionBarProps {
  readonly query: LicenseQuery;
  /** The number of licenses in the list; null until it is known. */
  readonly total: number | null;
  /** The number of licenses that may fit the query as well. */
  readonly undetermined: number;
  readonly isFiltered: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
  readonly onBulk: () => void;
}

/** What can be done with the selected licenses, or with all in the list. It has the same size with and without a selection. */
export function SelectionBar(props: SelectionBarProps) {
  const { query, total, undetermined, isFiltered, selected, onClear, onBulk } = props;
  const { index } = useReadyState().licenses;
  // Polar would refuse each request.
  const needsToken = index.type === 'stopped' && tokenFailures.has(index.failure.code);
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
  const count = total ?? 0;
  const line = hasSelection
    ? selection.count(selected.size)
    : isFiltered && total !== null
      ? search.found(total)
      : '';
  const isEmpty = !hasSelection && count === 0;
  return (
    <>
      <div className="selection-bar">
        <div className="selection-line">
          <p>{line}</p>
          {hasSelection && (
            <Button
              variant="quiet"
              icon="close"
              aria-label={selection.clear}
              title={selection.clear}
              onClick={onClear}
            >
              {null}
            </Button>
          )}
        </div>
        {undetermined > 0 && (
          <p className="note selection-note">
            {formatUndeterminedLine(query, undetermined, search)}
          </p>
        )}
        <div className="actions">
          {canChange && (
            <>
              <Button onClick={onBulk} disabled={isEmpty || needsToken}>
                {text.bulkRelease.open}
              </Button>
              <Button
                action={disable}
                disabled={!canDisable || needsToken}
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
          <ExportList query={query} selected={selected} disabled={isEmpty} />
        </div>
      </div>
      <FailureNote failure={disable.failure ?? failure} />
    </>
  );
}
