import type { SkippedLine, SkippedReason } from '../../../shared/bulk-release.ts';
import { shownName } from '../../../shared/foreign-text.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { spreadsheet } from '../files/spreadsheet.ts';
import type { SkippedEntry } from './csv-source.ts';

/** The saved list's names of columns and reasons, in the person's language. */
export interface SkippedMessages {
  readonly columns: Readonly<Record<'line' | 'reason' | 'content', string>>;
  readonly reasons: Readonly<Record<SkippedReason, string>>;
}

/** The longest part of a line that the window shows, in code units. */
const maxExcerptLength = 160;

/** A word that may be a license key or an id: long and with a digit, but no mail address. */
const keyLike = /(?=[^\s;,|]*\d)[^\s;,|@"'<>()]{8,}(?![^\s;,|]*@)/g;

/** Returns a skipped line as the window shows it, with masked keys. */
export function skippedLine({ line, reason }: SkippedEntry): SkippedLine {
  const masked = line.source
    .slice(0, maxExcerptLength)
    .replaceAll(keyLike, (found) => displayKeyOf(found));
  return { line: line.line, reason, excerpt: shownName(masked).trim() };
}

/** Returns the skipped lines as CSV with their whole content, which comes from the person's own file. */
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
