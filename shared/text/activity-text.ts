import type { ActivityEntry } from '../activity.ts';
import type { MainText } from './text.ts';

/** Returns the names of the table's columns, in the order of `activityRow`. */
export function activityColumns(text: MainText): readonly string[] {
  const { columns } = text.activity;
  return [
    columns.at,
    columns.what,
    columns.by,
    columns.reason,
    columns.device,
    columns.key,
    columns.code,
    columns.server,
    columns.supportCode,
    columns.result,
    columns.receipt,
    columns.seatsBefore,
    columns.seatsAfter,
    columns.license,
  ];
}

/** Returns an entry as the cells of a table. Times are ISO 8601, which spreadsheets can sort; an unknown value is empty. */
export function activityRow(entry: ActivityEntry, text: MainText): readonly string[] {
  const { receipt } = entry;
  return [
    new Date(entry.at).toISOString(),
    text.activity.kinds[entry.what],
    text.activity.actors[entry.by],
    entry.reason ?? '',
    entry.label ?? '',
    entry.displayKey ?? '',
    entry.activationHash ?? '',
    entry.server === undefined ? '' : text.app.servers[entry.server],
    entry.code ?? '',
    receipt === undefined ? '' : text.receipt.how[receipt.how],
    receipt?.id ?? '',
    receipt?.before?.used.toString() ?? '',
    receipt?.after?.used.toString() ?? '',
    entry.license ?? '',
  ];
}
