import { useRef, useState } from 'react';
import type { LicenseQuery, LicenseRow } from '../../../../shared/licenses.ts';
import { maxWindowRows } from '../../../../shared/licenses.ts';
import { maxRunSeats } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';

/** The licenses that the person selected, by id: they stay selected when the list is sorted or searched anew. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (row: LicenseRow | undefined) => void;
  /** Selects all rows between two places of the list, both included, beside what was selected. */
  readonly extend: (from: number, to: number) => void;
  readonly clear: () => void;
}

/** Keeps the selection within a query's list. */
export function useSelection(query: LicenseQuery): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const requestId = useRef(0);

  /** Rows that were never on the screen are asked for, too. */
  const extend = async (from: number, to: number) => {
    requestId.current += 1;
    const thisRequest = requestId.current;
    const end = Math.min(Math.max(from, to) + 1, Math.min(from, to) + maxRunSeats);
    for (let offset = Math.min(from, to); offset < end; offset += maxWindowRows) {
      const count = Math.min(maxWindowRows, end - offset);
      const answer = await bridge.licenses.window({ query, offset, count });
      // Meanwhile the person went on.
      if (!answer.ok || requestId.current !== thisRequest) return;
      const found = answer.value.rows.map(({ licenseId }) => licenseId);
      setIds((before) => new Set([...before, ...found]));
    }
  };

  return {
    ids,
    toggle(row) {
      if (row === undefined) return;
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(row.licenseId)) after.add(row.licenseId);
        return after;
      });
    },
    extend: (from, to) => void extend(from, to),
    clear() {
      requestId.current += 1;
      setIds(new Set());
    },
  };
}
