import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { family, memoryUse, openDescriptors, purposeOf } from './process-family.ts';

/** What the running app takes of the computer. Sizes in megabytes. */
export interface Footprint {
  /** Proportional set size of all processes. */
  readonly memory: number;
  /** What all processes have written, and those of each purpose. */
  readonly written: number;
  readonly writtenBy: Readonly<Record<string, number>>;
  readonly mainHeap: number;
  readonly pageHeap: number;
  /** Each is a count. */
  readonly counts: Readonly<Record<CountName, number>>;
  /** Bytes of each file of the app's own, and of each folder and other file of Chromium's, by name in the data folder. */
  readonly files: Readonly<Record<string, number>>;
}

/** What is counted. */
export const countNames = [
  'processes',
  'open files',
  'sockets',
  'timers and requests of main',
  'listeners of main',
  'windows',
  'DOM nodes',
  'listeners of the page',
  'files of the app',
  'files of Chromium',
] as const;
export type CountName = (typeof countNames)[number];

/** Milliseconds in which what ran before comes to an end, and freed memory goes back to the system. */
const idleTime = 3_000;

/** Runs in main. Collects garbage, and returns its heap in bytes and what it holds. */
function countInMain({
  app,
  BrowserWindow,
  ipcMain,
  nativeTheme,
  powerMonitor,
  screen,
  session,
}: typeof Electron.CrossProcessExports) {
  for (let round = 0; round < 3; round += 1) (globalThis as { gc?: () => void }).gc?.();
  const sessions = ['polar', 'polar-once-1', 'license-key', 'proxy-login'].map((name) =>
    session.fromPartition(name, { cache: false }),
  );
  const windows = BrowserWindow.getAllWindows();
  const emitters: NodeJS.EventEmitter[] = [
    app,
    ipcMain,
    nativeTheme,
    powerMonitor,
    screen,
    process,
    session.defaultSession,
    ...sessions,
    ...windows,
    ...windows.map(({ webContents }) => webContents),
  ];
  return {
    heap: process.memoryUsage().heapUsed,
    resources: process.getActiveResourcesInfo().length,
    listeners: emitters
      .flatMap((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name)))
      .reduce((sum, count) => sum + count, 0),
    windows: windows.length,
  };
}

/** Collects garbage in the page, and counts. */
async function countInPage(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  await devtools.detach();
  const of = (name: string): number =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** Whether a file of the data folder is the app's own: a record, a log, or one in the folders of seats and logs. */
function isOwn(name: string): boolean {
  return /^(?:seats|logs|update)\//.test(name) || /^[\w-]+\.(?:json|jsonl|lock|pace)/.test(name);
}

/** Returns the bytes of each file below a folder, by its path in it. */
async function fileSizes(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found = await stat(file).catch(() => null);
    if (found !== null) sizes.set(path.relative(folder, file), found.size);
  }
  return sizes;
}

/** Returns the name under which a file counts: its own, without the random id of a seat; or the folder of Chromium's that it is in. */
function countedAs(name: string): string {
  return isOwn(name) ? name.replace(/^seats\/[^/]+/, 'seats/ID') : (name.split('/')[0] ?? name);
}

/** Measures what the app takes, once it is idle and its garbage is collected. Needs `--expose-gc` of main. */
export async function measureFootprint(
  app: ElectronApplication,
  page: Page,
  dataFolder: string,
): Promise<Footprint> {
  await sleep(idleTime);
  await app.evaluate(countInMain);
  const inPage = await countInPage(page);
  await sleep(idleTime);
  const inMain = await app.evaluate(countInMain);
  const pids = await family(app.process().pid ?? -1);
  const writtenBy: Record<string, number> = {};
  let memory = 0;
  for (const pid of pids) {
    const purpose = await purposeOf(pid);
    const { proportional, written } = await memoryUse(pid);
    memory += proportional;
    writtenBy[purpose] = (writtenBy[purpose] ?? 0) + written;
  }
  const descriptors = (await Promise.all(pids.map(openDescriptors))).flat();
  const files: Record<string, number> = {};
  const sizes = await fileSizes(dataFolder);
  for (const [name, size] of sizes) {
    const group = countedAs(name);
    files[group] = (files[group] ?? 0) + size;
  }
  const own = [...sizes.keys()].filter(isOwn).length;
  return {
    memory,
    written: Object.values(writtenBy).reduce((sum, size) => sum + size, 0),
    writtenBy,
    mainHeap: inMain.heap / 2 ** 20,
    pageHeap: inPage.heap / 2 ** 20,
    counts: {
      processes: pids.length,
      'open files': descriptors.length,
      sockets: descriptors.filter((target) => target.startsWith('socket:')).length,
      'timers and requests of main': inMain.resources,
      'listeners of main': inMain.listeners,
      windows: inMain.windows,
      'DOM nodes': inPage.nodes,
      'listeners of the page': inPage.listeners,
      'files of the app': own,
      'files of Chromium': sizes.size - own,
    },
    files,
  };
}
