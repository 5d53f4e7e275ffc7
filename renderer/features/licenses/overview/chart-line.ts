import type { SeatSnapshot } from '../../../../shared/overview.ts';

/** The size of the chart's drawing, in its own units. It is stretched to the chart. */
export const chartSize = { width: 100, height: 40 };

/** Returns the largest value of the chart's scale: a round number that is not below any snapshot, and at least 1. */
export function scaleOf(snapshots: readonly SeatSnapshot[]): number {
  const most = Math.max(1, ...snapshots.map(({ seats }) => seats));
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.ceil(most / step) * step;
}

/** Returns the points of the line as SVG writes them, from the first day at the left edge to the last at the right. */
export function chartPoints(snapshots: readonly SeatSnapshot[]): string {
  const first = snapshots[0]?.day ?? 0;
  const days = Math.max(1, (snapshots.at(-1)?.day ?? 0) - first);
  const most = scaleOf(snapshots);
  const { width, height } = chartSize;
  return snapshots
    .map(({ day, seats }) => {
      const x = ((day - first) / days) * width;
      const y = height - (seats / most) * height;
      return `${x.toFixed(2)},${y.toFixed(2)}`;
    })
    .join(' ');
}
