/** What a figure should be: at most, or at least, so much. */
export type Goal = { readonly max: number } | { readonly min: number };

/** One measured thing, against its floor where it has one. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  /** What was measured, one number a run. */
  readonly appSamples: readonly number[];
  /** The same of the floor, in the same unit, measured in the same run; null where there is none. */
  readonly floor: readonly number[] | null;
  /** Which of our numbers counts, from 0 to 1; 0.5 is the median. Of the floor it is always the median. */
  readonly part: number;
  /** For the ratio to the floor, or for the number itself where there is no floor. */
  readonly goal: Goal | null;
  /** What the numbers alone do not tell. */
  readonly note?: string;
}

/** A figure as it is written down. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly spread: readonly [number, number];
  readonly runs: number;
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly goal: Goal | null;
  readonly met: boolean | null;
  readonly note: string | null;
}

/** The number below which this part of the values lies; 0.5 is the median. Not a number where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Sums a figure up. */
export function rowOf({ what, unit, appSamples, floor, part, goal, note }: Figure): Row {
  const value = quantile(appSamples, part);
  const below = floor === null ? null : quantile(floor, 0.5);
  const ratio = below === null ? null : value / below;
  const judged = ratio ?? value;
  const met = goal === null ? null : 'max' in goal ? judged <= goal.max : judged >= goal.min;
  return {
    what,
    unit,
    value,
    spread: [Math.min(...appSamples), Math.max(...appSamples)],
    runs: appSamples.length,
    floor: below,
    ratio,
    goal,
    met,
    note: note ?? null,
  };
}

function short(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

function goalText({ goal, ratio }: Row): string {
  if (goal === null) return '';
  const [sign, value] = 'max' in goal ? ['≤', goal.max] : ['≥', goal.min];
  return `${sign} ${value}${ratio === null ? '' : ' ×'}`;
}

const heads = ['', 'median or p95', 'spread', 'runs', 'floor', 'ratio', 'goal', 'met'];

/** The rows as a table for a terminal. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${short(row.value)} ${row.unit}`,
    `${short(row.spread[0])} – ${short(row.spread[1])}`,
    String(row.runs),
    row.floor === null ? '' : short(row.floor),
    row.ratio === null ? '' : `${row.ratio.toFixed(2)} ×`,
    goalText(row),
    row.met === null ? '' : row.met ? 'yes' : 'NO',
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const notes = rows.flatMap(({ what, note }) => (note === null ? [] : [`${what}: ${note}`]));
  return [line(heads), ...cells.map(line), ...(notes.length === 0 ? [] : ['', ...notes])].join(
    '\n',
  );
}
