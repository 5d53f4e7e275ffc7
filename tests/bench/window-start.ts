import { besideBareWindow, type StartKind } from './electron-process.ts';
import type { Figure } from './figures.ts';

interface Start extends StartKind {
  readonly what: string;
  readonly max: number;
}

const starts: readonly Start[] = [
  { what: 'start, painted', max: 1.1 },
  { what: 'start, painted, without GPU process', switches: ['--disable-gpu'], max: 1.1 },
  { what: 'start, painted, new home folder', isFresh: true, max: 1.2 },
];

/** Measures the time from spawn until the first screen is painted and usable, packaged, against a bare window's. */
export async function windowStart(runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { what, max, ...kind } of starts) {
    const measured = await besideBareWindow(runs, kind, async (opened) => {
      await opened.close();
      return opened.milliseconds;
    });
    figures.push({ ...measured, what, unit: 'ms', part: 0.5, goal: { max } });
  }
  return figures;
}
