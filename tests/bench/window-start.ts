import { besideBareWindow } from './electron-process.ts';
import type { Figure } from './figures.ts';

/** Measures the time from spawn until the first screen is usable, against that of a bare window. */
export async function windowStart(runs: number): Promise<Figure[]> {
  const measured = await besideBareWindow(runs, async (started) => {
    const opened = await started.open();
    await opened.close();
    return opened.milliseconds;
  });
  return [
    {
      ...measured,
      what: 'spawn → first screen usable',
      unit: 'ms',
      part: 0.5,
      goal: { max: 1.15 },
    },
  ];
}
