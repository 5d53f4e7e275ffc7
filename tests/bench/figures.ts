/** The goal of a figure: an upper or a lower bound. */
export type Goal = { readonly max: number } | { readonly min: number };

/** A measured figure, with its baseline if it has one. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  /** The measurements, one number per run. */
  readonly appSamples: readonly number[];
  /** Measurements of the baseline, in the same unit and the same run; null if there is none. */
  readonly floor: readonly number[] | null;
  /**
   * The quantile that counts, from 0 to 1; 0.5 is the median. The baseline always counts with its
   * median.
   */
  readonly part: number;
  /** Goal of the ratio to the baseline, or of the number itself if there is no baseline. */
  readonly goal: Goal | null;
  /** An explanation of the numbers. */
  readonly note?: string;
}

/** A summarized figure. */
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

/** The quantile of the values at `part`; 0.5 is the median. NaN if there are no values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Summarizes a figure. */
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

/** Formats a number with three digits at least. */
export function short(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

function goalText({ goal, ratio }: Row): string {
  if (goal === null) return '';
  const [sign, value] = 'max' in goal ? ['≤', goal.max] : ['≥', goal.min];
  return `${sign} ${value}${ratio === null ? '' : ' ×'}`;
}

const heads = ['', 'median or p95', 'spread', 'runs', 'floor', 'ratio', 'goal', 'met'];

/** Formats the rows as a table for a terminal. */
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
  const notes = rows.flatMap(({ what, note }) => (note === null ? [] : [`${what}: ${note}`]));
  return [inColumns([heads, ...cells]), ...(notes.length === 0 ? [] : ['', ...notes])].join('\n');
}

/** Pads the cells of some lines to columns. */
export function inColumns(lines: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0));
  return lines
    .map((cells) =>
      cells
        .map((text, column) => text.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
