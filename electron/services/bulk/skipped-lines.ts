import type { SkippedLine, SkippedReason } from '../../../shared/bulk-release.ts';
import { shownName } from '../../../shared/foreign-text.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { spreadsheet } from '../files/spreadsheet.ts';
import type { SkippedEntry } from './csv-source.ts';

/** What the saved list of skipped lines calls its columns and reasons, in the person's language. */
export interface SkippedMessages {
  readonly columns: Readonly<Record<'line' | 'reason' | 'content', string>>;
  readonly reasons: Readonly<Record<SkippedReason, string>>;
}

/** The most of a line that the window shows, in code units. */
const maxExcerptLength = 160;

/** A word that may be a license key or an id: long, and with a digit. Mail addresses are none. */
const keyLike = /(?=[^\s;,|]*\d)[^\s;,|@"'<>()]{8,}(?![^\s;,|]*@)/g;

/** Returns a skipped line as the window shows it, to which whole keys do not go. */
export function skippedLine({ line, reason }: SkippedEntry): SkippedLine {
  const masked = line.source
    .slice(0, maxExcerptLength)
    .replaceAll(keyLike, (found) => displayKeyOf(found));
  return { line: line.line, reason, excerpt: shownName(masked).trim() };
}

/** Returns the skipped lines as a table, with their whole content: it comes from the person's own file. */
export function skippedCsv(skipped: readonly SkippedEntry[], messages: SkippedMessages): string {
  const { line, reason, content } = messages.columns;
  return spreadsheet([
    [line, reason, content],
    ...skipped.map((each) => [
      each.line.line.toString(),
      messages.reasons[each.reason],
      each.line.source,
    ]),
  ]);
}
