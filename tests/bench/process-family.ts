import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';

/** Returns the id of a process's parent; null for a process that has ended. */
async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name in parentheses may contain any characters, including spaces and parentheses.
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

/** Returns the ids of a process and all its descendants. Linux only. */
export async function family(root: number): Promise<number[]> {
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

/** The memory of a process in megabytes; 0 for one that has ended. */
export interface MemoryUse {
  /** Proportional set size: shared memory counts in parts, and in smaller ones while other programs use the same files. */
  readonly proportional: number;
  /** Its part without files: what the process has written. */
  readonly written: number;
}

/** Returns the memory that a process uses. Linux only. */
export async function memoryUse(pid: number): Promise<MemoryUse> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const of = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
  return { proportional: of('Pss'), written: of('Pss_Anon') + of('Pss_Shmem') };
}

/** Returns what Chromium uses a process for: `main`, `renderer`, `gpu-process`, `utility`, `zygote`. */
export async function purposeOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return /--type=([\w-]+)/.exec(line)?.[1] ?? 'main';
}

/** Returns what each open file descriptor of a process leads to, such as a path or `socket:[1234]`. */
export async function openDescriptors(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const targets = await Promise.all(
    names.map(async (name) => await readlink(path.join(folder, name)).catch(() => null)),
  );
  return targets.filter((target) => target !== null);
}
