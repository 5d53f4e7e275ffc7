import { useRef, useState } from 'react';
import type { LicenseQuery, LicenseRow } from '../../../../shared/licenses.ts';
import { maxWindowRows } from '../../../../shared/licenses.ts';
import { maxSelectedLicenses } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';

/** Returns how many rows of a list are selected. */
export function selectionState(selected: number, total: number): 'none' | 'some' | 'all' {
  if (selected === 0) return 'none';
  return selected >= total ? 'all' : 'some';
}

/** Keeps the ids of the selected licenses of a query. They stay selected when the list is sorted or filtered. */
export function useSelection(query: LicenseQuery) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const requestId = useRef(0);

  /** Selects the rows between two indexes, both included. Also loads rows that were never on the screen. */
  const extend = async (from: number, to: number) => {
    requestId.current += 1;
    const thisRequest = requestId.current;
    const end = Math.min(Math.max(from, to) + 1, Math.min(from, to) + maxSelectedLicenses);
    for (let offset = Math.min(from, to); offset < end; offset += maxWindowRows) {
      const count = Math.min(maxWindowRows, end - offset);
      const answer = await bridge.licenses.window({ query, offset, count });
      // A later selection replaces this one.
      if (!answer.ok || requestId.current !== thisRequest) return;
      const found = answer.value.rows.map(({ licenseId }) => licenseId);
      setIds((before) => new Set([...before, ...found]));
    }
  };

  return {
    ids,
    toggle(row: LicenseRow | undefined) {
      if (row === undefined) return;
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(row.licenseId)) after.add(row.licenseId);
        return after;
      });
    },
    extend: (from: number, to: number) => void extend(from, to),
    clear() {
      requestId.current += 1;
      setIds(new Set());
    },
  };
}
