import { setTimeout as sleep } from 'node:timers/promises';
import { besideBareWindow, type Opened } from './electron-process.ts';
import type { Figure } from './figures.ts';
import { family, memoryUse } from './process-family.ts';

/** Milliseconds after which an untouched window is idle. */
const untilIdle = 4_000;
/** Starting and waiting take long, and memory varies little between runs. */
export const mostRuns = 5;

/** Proportional set size of all its processes, in megabytes. */
async function memoryOf({ process: { pid } }: Opened): Promise<number> {
  const uses = await Promise.all((await family(pid ?? -1)).map(memoryUse));
  return uses.reduce((sum, { proportional }) => sum + proportional, 0);
}

/** Returns the memory of a window once it is idle, in megabytes, and closes it. */
export async function idleMemory(opened: Opened): Promise<number> {
  await sleep(untilIdle);
  const used = await memoryOf(opened);
  await opened.close();
  return used;
}

/** Measures the memory of an idle window against that of a bare window. Linux only. */
export async function memory(runs: number): Promise<Figure[]> {
  const measured = await besideBareWindow(Math.min(runs, mostRuns), {}, idleMemory);
  return [
    {
      ...measured,
      what: 'memory of an idle window (PSS)',
      unit: 'MB',
      part: 0.5,
      goal: { max: 1.12 },
    },
  ];
}
