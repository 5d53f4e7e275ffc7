import * as v from 'valibot';

/** A line of a table, with the number of the line in the file on which it begins, counted from 1. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
  /** The line as it stands in the file, without line breaks around it. */
  readonly source: string;
}

/** The separators of tables, best first: names contain commas more often than the others. */
const separators = ['\t', ';', '|', ','] as const;

const Records = v.array(
  v.object({
    info: v.object({ lines: v.number() }),
    raw: v.string(),
    record: v.array(v.string()),
  }),
);

/** Lines from the top that may hold the titles: reports have headings above them. */
export const titleLines = 10;

/** Excel's own way to name the separator: a first line such as `sep=;`. */
const separatorLine = /^\s*"?sep=([^"\w\n ])"?[ \t]*(?:\n|$)/i;

/** Returns a separator escaped for a pattern. */
function escaped(separator: string): string {
  return separator.replaceAll(/[$()*+.?[\\\]^{|}-]/g, String.raw`\$&`);
}

/** Returns a pattern for a line with the quotation marks of RFC 4180, each pair around a whole cell. */
function wellFormedLine(separator: string): RegExp {
  const mark = escaped(separator);
  const cell = String.raw`(?:[^"\n${mark}]*|[^\S\n]*"(?:[^"]|"")*"[^\S\n]*)`;
  return new RegExp(`^${cell}(?:${mark}${cell})*$`);
}

/** Removes the quotation marks that open a cell and that nothing closes, such as the one in `"20 inch screen`. */
function withoutStrayQuotes(text: string, separator: string): string {
  const wellFormed = wellFormedLine(separator);
  const mark = escaped(separator);
  const opening = new RegExp(String.raw`(^|${mark})(?:[^\S\n]*")+[^\S\n]*`, 'g');
  return text
    .split('\n')
    .map((line) => (wellFormed.test(line) ? line : line.replaceAll(opening, '$1')))
    .join('\n');
}

/** Returns the lines of a text with `\n` between them, split at `separator`. Lines without text in them are left out. */
async function linesWith(text: string, separator: string, firstLine: number): Promise<CsvLine[]> {
  // Loaded on demand: it is an eighth of what the window would otherwise load at its start.
  const { parse } = await import('csv-parse/sync');
  const read = (source: string, isRelaxed: boolean): CsvLine[] => {
    const records: unknown = parse(source, {
      delimiter: separator,
      info: true,
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: isRelaxed,
      skip_empty_lines: true,
      trim: true,
    });
    return v.parse(Records, records).map(({ info, raw, record }) => {
      const recordSource = raw.replaceAll(/^\n+|\n+$/g, '');
      const line = firstLine + info.lines - recordSource.split('\n').length;
      return { line, cells: record, source: recordSource };
    });
  };
  try {
    return read(text, false);
  } catch {
    return read(withoutStrayQuotes(text, separator), true);
  }
}

/** Returns the number of separators in a line outside of quotation marks; of all where the marks do not match. */
function countIn(line: string, separator: string): number {
  const isMatched = line.split('"').length % 2 === 1;
  const plain = isMatched ? line.replaceAll(/"[^"]*"/g, '') : line;
  return plain.split(separator).length - 1;
}

/** Returns how many lines have the most frequent number of columns, if split at `separator`; 0 for a single column. */
function regularity(lines: readonly string[], separator: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = countIn(line, separator);
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/**
 * Returns the separator that splits the titles into the most known columns, and of several the one that splits the most lines alike.
 * `knownColumns` returns how many titles of a line are known.
 */
function separatorOf(text: string, knownColumns: (cells: readonly string[]) => number): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const scores = separators.map((separator) => {
    const titles = lines
      .slice(0, titleLines)
      .map((line) => knownColumns(line.replaceAll('"', '').split(separator)));
    // One known title does not show the separator: it may be the whole line.
    const known = Math.max(...titles);
    return { separator, known: known > 1 ? known : 0, regular: regularity(lines, separator) };
  });
  const [best] = scores.toSorted(
    (one, other) => other.known - one.known || other.regular - one.regular,
  );
  return best?.separator ?? ',';
}

/**
 * Returns the lines of a table. Line ends may be mixed. A stray quotation mark affects its own line only. Null for a text without
 * lines and for binary data.
 */
export async function tableLines(
  text: string,
  knownColumns: (cells: readonly string[]) => number,
): Promise<readonly CsvLine[] | null> {
  if (text.includes('\0')) return null;
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const separatorMatch = separatorLine.exec(plain);
  const body = separatorMatch === null ? plain : plain.slice(separatorMatch[0].length);
  if (body.trim() === '') return null;
  const separator = separatorMatch?.[1] ?? separatorOf(body, knownColumns);
  return await linesWith(body, separator, separatorMatch === null ? 1 : 2);
}
