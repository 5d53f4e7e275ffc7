import { dayOf } from '../../../shared/days.ts';
import type { ActivityEntry, ActivityFilter } from '../../../shared/activity.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import { activityColumns, activityRow } from '../../../shared/text/activity-text.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Ports } from '../../ports.ts';
import { readFailure } from '../../storage/stored-file.ts';
import type { Activity } from './activity.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { ReceiptActions } from '../release/receipt-actions.ts';
import { saveText } from '../files/save-text.ts';
import { spreadsheet } from '../files/spreadsheet.ts';

/** Returns activity entries as CSV. */
export function activityTable(entries: readonly ActivityEntry[], text: MainText): string {
  return spreadsheet([activityColumns(text), ...entries.map((entry) => activityRow(entry, text))]);
}

/** Whether an entry matches a filter. The filter's words are searched for in the text that the window shows for the entry. */
export function matchesFilter(
  entry: ActivityEntry,
  filter: ActivityFilter,
  text: MainText,
): boolean {
  if (filter.what !== undefined && filter.what !== entry.what) return false;
  if (filter.by !== undefined && filter.by !== entry.by) return false;
  if (filter.licenseId !== undefined && filter.licenseId !== entry.licenseId) return false;
  const terms = (filter.text ?? '').split(/\s+/u).filter(Boolean);
  if (terms.length === 0) return true;
  const row = activityRow(entry, text).slice(1).join('\n');
  const searchable = withoutApostrophes(`${fold(row)} ${foldSpelledOut(row)}`);
  return terms.every(
    (term) =>
      searchable.includes(withoutApostrophes(fold(term))) ||
      (foldSpelledOut(term) !== '' &&
        searchable.includes(withoutApostrophes(foldSpelledOut(term)))),
  );
}

/** Removes apostrophes, so that `lenas` finds "Léna’s". */
const withoutApostrophes = (folded: string): string => folded.replaceAll("'", '');

/** Returns the window's actions on the activity log: list it, copy or save a receipt, save it as a table. */
export function createActivityActions(deps: {
  readonly activity: Activity;
  readonly receiptActions: ReceiptActions;
  readonly ports: Pick<Ports, 'clock' | 'dialogs'>;
  readonly text: () => MainText;
}): AppHandlers['activity'] {
  const { activity, receiptActions, ports, text } = deps;
  const matchingEntries = (
    entries: readonly ActivityEntry[],
    filter: ActivityFilter,
  ): ActivityEntry[] => entries.filter((entry) => matchesFilter(entry, filter, text()));
  const entryOf = (id: string): ActivityEntry | undefined =>
    activity.entries().find(({ receipt }) => receipt?.id === id);

  return {
    list({ filter, limit }) {
      let all: ActivityEntry[];
      try {
        all = activity.entries();
      } catch (error) {
        return failed(readFailure(error, { fileName: 'activity.jsonl' }));
      }
      const matching = matchingEntries(all, filter);
      return done({
        entries: matching.slice(0, limit),
        matching: matching.length,
        total: all.length,
      });
    },
    async copyReceipt(id) {
      const entry = entryOf(id);
      return await receiptActions.copy(entry?.receipt ?? null, entry?.license);
    },
    async saveReceipt(id) {
      const entry = entryOf(id);
      return await receiptActions.save(entry?.receipt ?? null, entry?.license);
    },
    async saveCsv(filter) {
      const name = text().activity.fileName(dayOf(ports.clock.now()));
      const table = activityTable(matchingEntries(activity.entries(), filter), text());
      return await saveText(ports.dialogs, { name, text: table });
    },
  };
}
