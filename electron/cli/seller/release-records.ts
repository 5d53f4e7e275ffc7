import type { BulkRow } from '../../../shared/bulk-release.ts';
import { supportCode } from '../../../shared/failure.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { deviceCell } from '../../services/files/customer-cells.ts';
import { skippedLine } from '../../services/bulk/skipped-lines.ts';
import type { SkippedEntry } from '../../services/bulk/csv-source.ts';
import type { LeftOutLicense } from '../../../shared/bulk-release.ts';
import type { OutputRecord } from './record-output.ts';
import { tableLine, type Unmasked } from './records.ts';

const widths = [36, 11, 12, 12, 10];

/** The titles of the table of released seats. */
export const releaseTitles = (): string => tableLine(terminal.cli.sellers.releaseTitles, widths);

/** Returns the record of a seat of a plan or a run. */
export function releaseRecord(row: BulkRow, { withCustomers }: Unmasked): OutputRecord {
  const label = deviceCell(row.label, withCustomers);
  const code = row.failure === null ? null : supportCode(row.failure);
  return {
    json: {
      type: 'release',
      licenseId: row.licenseId,
      ...(row.displayKey === null ? {} : { displayKey: row.displayKey }),
      activationHash: row.seat,
      label,
      result: row.result,
      ...(code === null ? {} : { code }),
      ...(row.at === null ? {} : { at: row.at }),
    },
    line: tableLine(
      [row.licenseId, row.displayKey ?? '', row.seat, row.result, code ?? '', label],
      widths,
    ),
  };
}

/** Returns the record of a line of the plan that leads to no seat. It does not repeat the line: it may hold a key. */
export function skippedRecord(entry: SkippedEntry): OutputRecord {
  const { line, reason } = skippedLine(entry);
  return {
    json: { type: 'skipped', line, reason },
    line: terminal.cli.sellers.skipped(line, reason),
  };
}

/** Returns the record of a license whose seats could not be planned. */
export function leftOutRecord({ licenseId, reason, failure }: LeftOutLicense): OutputRecord {
  const code = failure === null ? null : supportCode(failure);
  return {
    json: { type: 'left-out', licenseId, reason, ...(code === null ? {} : { code }) },
    line: terminal.cli.sellers.leftOut(licenseId, code ?? reason),
  };
}
