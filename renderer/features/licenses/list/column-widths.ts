import type { ShownColumn } from './license-filters.ts';

/** The least width of each column in rem, at which a date, a badge or a count of seats is whole, and its share of the rest. */
const widths: Readonly<Record<ShownColumn, readonly [least: number, share: number]>> = {
  customer: [9, 3],
  key: [6, 1],
  status: [7.25, 1],
  benefit: [7, 1.25],
  seats: [12.75, 1.25],
  usage: [5, 1],
  validated: [7.75, 1.25],
  created: [7.25, 1.25],
  expires: [7.25, 1.25],
};
/** Of the checkbox, and of the space around each column, in rem. */
const check = 1.25;
const gap = 1;

/** Returns the widths of columns that the person chose, for the style sheet. A list that is narrower scrolls sideways. */
export function widthsOf(columns: readonly ShownColumn[]): {
  readonly template: string;
  readonly least: string;
} {
  const template = columns.map((column) => {
    const [least, share] = widths[column];
    return `minmax(${least}rem, ${share}fr)`;
  });
  const sum = columns.reduce((total, column) => total + widths[column][0] + gap, check + 2 * gap);
  return { template: `${check}rem ${template.join(' ')}`, least: `${sum}rem` };
}
