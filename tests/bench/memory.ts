import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { besideBareWindow, type Opened } from './electron-process.ts';
import type { Figure } from './figures.ts';

/** Milliseconds after which an untouched window is idle. */
const untilIdle = 4_000;
/** Starting and waiting take long, and memory varies little between runs. */
export const mostRuns = 5;

/** Returns the id of a process's parent; null for a process that has ended. */
async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name in parentheses may contain any characters, including spaces and parentheses.
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

/** Returns the ids of a process and all its descendants. */
async function family(root: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number | null>();
  for (const pid of pids) parents.set(pid, await parentOf(pid));
  const isOf = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = parents.get(pid) ?? null;
    return parent !== null && parent > 1 && isOf(parent);
  };
  return pids.filter(isOf);
}

/** Proportional set size of all its processes, in megabytes: shared memory counts in parts. */
async function memoryOf({ process: { pid } }: Opened): Promise<number> {
  let kilobytes = 0;
  for (const one of await family(pid ?? -1)) {
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
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
