import { stringify } from 'csv-stringify/sync';
import type { ActivityEntry, ActivityFilter } from '../../shared/activity.ts';
import type { AppHandlers } from '../../shared/contract.ts';
import { done, failed } from '../../shared/failure.ts';
import { activityColumns, activityRow, fitsFilter } from '../../shared/text/activity-text.ts';
import type { Text } from '../../shared/text/text.ts';
import type { World } from '../ports.ts';
import { storageFailure } from '../storage/stored-file.ts';
import type { Activity } from './activity.ts';
import { dayStamp, type ReceiptActs } from './receipt-acts.ts';

/**
 * The journal as a table. A spreadsheet would run a cell that begins with `=`, `+`, `-` or `@`, and a device may be called that:
 * https://owasp.org/www-community/attacks/CSV_Injection. The mark in front tells Excel that it is UTF-8.
 */
export function activityTable(entries: readonly ActivityEntry[], text: Text): string {
  const rows = [activityColumns(text), ...entries.map((entry) => activityRow(entry, text))];
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** Lists the journal, hands out its receipts, and saves it as a table. */
export function createActivityActs(deps: {
  readonly activity: Activity;
  readonly receiptActs: ReceiptActs;
  readonly world: Pick<World, 'clock' | 'dialogs'>;
  readonly text: () => Text;
}): AppHandlers['activity'] {
  const { activity, receiptActs, world, text } = deps;
  const fitting = (entries: readonly ActivityEntry[], filter: ActivityFilter): ActivityEntry[] =>
    entries.filter((entry) => fitsFilter(entry, filter, text()));
  const receiptOf = (id: string): ActivityEntry['receipt'] =>
    activity.entries().find(({ receipt }) => receipt?.id === id)?.receipt;

  return {
    list({ filter, most }) {
      const all = activity.entries();
      const matching = fitting(all, filter);
      return done({
        entries: matching.slice(0, most),
        matching: matching.length,
        total: all.length,
      });
    },
    copyReceipt: async (id) => await receiptActs.copy(receiptOf(id) ?? null),
    saveReceipt: async (id) => await receiptActs.save(receiptOf(id) ?? null),
    async saveCsv(filter) {
      const name = text().activity.fileName(dayStamp(world.clock.now()));
      try {
        const table = activityTable(fitting(activity.entries(), filter), text());
        return done(await world.dialogs.save({ name, text: table }));
      } catch (error) {
        return failed(storageFailure(error, { fileName: name }));
      }
    },
  };
}
