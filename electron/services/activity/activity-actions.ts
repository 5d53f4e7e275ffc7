import { dayOf } from '../../../shared/days.ts';
import type { ActivityEntry, ActivityFilter } from '../../../shared/activity.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import { activityColumns, activityRow } from '../../../shared/text/activity-text.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { World } from '../../ports.ts';
import { readFailure } from '../../storage/stored-file.ts';
import type { Activity } from './activity.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { ReceiptActs } from '../release/receipt-actions.ts';
import { saveText } from '../files/save-text.ts';
import { spreadsheet } from '../files/spreadsheet.ts';

/** The journal as a table for a spreadsheet. */
export function activityTable(entries: readonly ActivityEntry[], text: MainText): string {
  return spreadsheet([activityColumns(text), ...entries.map((entry) => activityRow(entry, text))]);
}

/** Whether an entry fits a filter. Words are looked for in what the person reads of it. */
export function fitsFilter(entry: ActivityEntry, filter: ActivityFilter, text: MainText): boolean {
  if (filter.what !== undefined && filter.what !== entry.what) return false;
  if (filter.by !== undefined && filter.by !== entry.by) return false;
  if (filter.licenseId !== undefined && filter.licenseId !== entry.licenseId) return false;
  const words = (filter.text ?? '').split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const row = activityRow(entry, text).slice(1).join('\n');
  const read = withoutApostrophes(`${fold(row)} ${foldSpelledOut(row)}`);
  return words.every(
    (word) =>
      read.includes(withoutApostrophes(fold(word))) ||
      (foldSpelledOut(word) !== '' && read.includes(withoutApostrophes(foldSpelledOut(word)))),
  );
}

/** An apostrophe may be left out: `lenas` finds "Léna’s". */
const withoutApostrophes = (folded: string): string => folded.replaceAll("'", '');

/** Lists the journal, hands out its receipts, and saves it as a table. */
export function createActivityActs(deps: {
  readonly activity: Activity;
  readonly receiptActs: ReceiptActs;
  readonly world: Pick<World, 'clock' | 'dialogs'>;
  readonly text: () => MainText;
}): AppHandlers['activity'] {
  const { activity, receiptActs, world, text } = deps;
  const fitting = (entries: readonly ActivityEntry[], filter: ActivityFilter): ActivityEntry[] =>
    entries.filter((entry) => fitsFilter(entry, filter, text()));
  const receiptOf = (id: string): ActivityEntry['receipt'] =>
    activity.entries().find(({ receipt }) => receipt?.id === id)?.receipt;

  return {
    list({ filter, most }) {
      let all: ActivityEntry[];
      try {
        all = activity.entries();
      } catch (error) {
        return failed(readFailure(error, { fileName: 'activity.jsonl' }));
      }
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
      const name = text().activity.fileName(dayOf(world.clock.now()));
      const table = activityTable(fitting(activity.entries(), filter), text());
      return await saveText(world.dialogs, { name, text: table });
    },
  };
}
