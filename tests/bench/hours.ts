import { expect, type ElectronApplication } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith, goTo } from '../support/journey-app.ts';
import { untilConfirmed } from '../support/journey-device.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import * as steps from './day-steps.ts';
import { driveApp } from './driven-app.ts';
import type { Figure } from './figures.ts';
import { countNames, measureFootprint, type Footprint } from './footprint.ts';

/**
 * Twelve hours of use, played without the waits between them. A person who has much to do with it uses the app every ten minutes; the computer
 * sleeps and the network goes twice an hour. Each hour is played in six rounds of ten minutes.
 */
const roundsPerHour = 6;

/** How often each step comes in an hour, and so how often in twelve. */
const timesPerHour: readonly (readonly [step: steps.Step, times: number])[] = [
  [steps.hideAndShow, 6],
  [steps.checkSeat, 6],
  [steps.searchLicenses, 6],
  [steps.searchPalette, 6],
  [steps.searchActivity, 3],
  [steps.releaseAndCancel, 2],
  [steps.writeElsewhere, 2],
  // The app looks at the calendar each hour, and whenever the computer wakes.
  [steps.sleepAndWake, 2],
  [steps.loseNetwork, 2],
  [steps.showKey, 1],
  [steps.changeLook, 1],
  [steps.reconnect, 1],
  [steps.releaseSeveral, 1],
  [steps.releaseAndActivate, 1],
];

/** Hours before the first measurement: what is loaded on demand is loaded, and what may fill up to its limit has filled. */
const warmUpHours = 2;

/** As in the bench of leaks: V8 would put the machine code of frequent functions on the heap, more with each round. */
const switches = ['--js-flags=--no-opt --no-maglev --no-sparkplug --expose-gc'];

/** How many more of a thing there may be at the end: connections and files come and go. A leak an hour would make twelve more. */
const maxMore = 5;

/** Files and folders that grow by each use up to a limit of their own, in bytes. The tests of their modules show that the app's own keep it. */
const limits: Readonly<Record<string, number>> = {
  'activity.jsonl': 8 * 2 ** 20,
  'logs/seatkeeper.log': 256 * 2 ** 10,
  // Chromium writes each window that opens into LevelDB's log, which LevelDB compacts at this size.
  // https://github.com/google/leveldb/blob/main/include/leveldb/options.h
  'Session Storage': 4 * 2 ** 20,
};

/** Confirms each question of the system, which a test cannot press. */
async function confirmQuestions(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
}

/** Plays an hour. Ends with the window closed and opened, so that each page is as old as the others when it is measured. */
async function playHour(use: steps.InUse): Promise<void> {
  for (let round = 0; round < roundsPerHour; round += 1) {
    for (const [step, times] of timesPerHour) {
      // Spread over the hour.
      const isDue =
        Math.floor(((round + 1) * times) / roundsPerHour) >
        Math.floor((round * times) / roundsPerHour);
      if (isDue) await step(use);
    }
  }
}

const kB = (size: number): string => (size / 1000).toFixed(1);
const short = (value: number): string => value.toFixed(value >= 100 ? 0 : 1);

/** Summarizes a size: the end beside the start, and the largest growth in between. */
function sizeFigure(what: string, values: readonly number[], max: number | null): Figure {
  const [start = Number.NaN] = values;
  const end = values.at(-1) ?? Number.NaN;
  const largest = Math.max(...values);
  const hour = values.indexOf(largest);
  return {
    what,
    unit: 'MB',
    appSamples: [end],
    floor: [start],
    part: 0.5,
    goal: max === null ? null : { max },
    note: `most ${short(largest)} MB, ${(largest / start).toFixed(2)} ×, after ${hour} h`,
  };
}

/** Summarizes a count: how many more there are at the end. */
function countFigure(what: string, values: readonly number[]): Figure {
  const [start = Number.NaN] = values;
  const end = values.at(-1) ?? Number.NaN;
  const largest = Math.max(...values);
  return {
    what: `${what}, more at the end`,
    unit: '',
    appSamples: [end - start],
    floor: null,
    part: 0.5,
    // Each page is new, and has as many as it shows: a line more or less of the recent activity. The bench of leaks judges them.
    goal: what === 'DOM nodes' ? null : { max: maxMore },
    note: `${start} at the start, ${end} at the end, most ${largest} after ${values.indexOf(largest)} h`,
  };
}

/** Returns the files and folders that are larger after nearly each hour than before it, without a limit of their own. */
function growingFiles(hours: readonly Footprint[]): readonly string[] {
  const last = hours.at(-1)?.files ?? {};
  return Object.keys(last).filter((name) => {
    const sizes = hours.map(({ files }) => files[name] ?? 0);
    const growths = sizes.filter((size, hour) => hour > 0 && size > (sizes[hour - 1] ?? 0)).length;
    return growths >= (hours.length - 1) * 0.7 && (sizes.at(-1) ?? 0) > (limits[name] ?? 0);
  });
}

/** Describes the files whose size differs, in kilobytes. */
function changedFiles(hours: readonly Footprint[]): string {
  const [first, last] = [hours[0]?.files ?? {}, hours.at(-1)?.files ?? {}];
  return [...new Set([...Object.keys(first), ...Object.keys(last)])]
    .filter((name) => first[name] !== last[name])
    .map((name) => `${name} ${kB(first[name] ?? 0)} → ${kB(last[name] ?? 0)} kB`)
    .join(', ');
}

/** Summarizes what was measured at the start and after each hour. */
function figuresOf(hours: readonly Footprint[]): Figure[] {
  const growing = growingFiles(hours);
  const purposes = Object.keys(hours[0]?.writtenBy ?? {}).toSorted();
  return [
    sizeFigure(
      'memory of all processes (PSS)',
      hours.map(({ memory }) => memory),
      1.05,
    ),
    sizeFigure(
      'memory that they have written',
      hours.map(({ written }) => written),
      1.05,
    ),
    ...purposes.map((purpose) =>
      sizeFigure(
        `– ${purpose}`,
        hours.map(({ writtenBy }) => writtenBy[purpose] ?? 0),
        null,
      ),
    ),
    sizeFigure(
      'heap of main',
      hours.map(({ mainHeap }) => mainHeap),
      1.05,
    ),
    sizeFigure(
      'heap of the page',
      hours.map(({ pageHeap }) => pageHeap),
      1.05,
    ),
    ...countNames.map((name) =>
      countFigure(
        name,
        hours.map(({ counts }) => counts[name]),
      ),
    ),
    {
      what: 'files that grow with each hour, without a limit',
      unit: '',
      appSamples: [growing.length],
      floor: null,
      part: 0.5,
      goal: { max: 0 },
      note: `${growing.length === 0 ? 'none' : growing.join(', ')}; of all files: ${changedFiles(hours)}`,
    },
  ];
}

/**
 * Measures what hours of use leave: memory, handles, files. Plays two hours first, measures, and then measures after each hour.
 *
 * @param count the hours to play, at least one
 */
export async function hoursOfUse(count: number): Promise<Figure[]> {
  const polar = await startPolar();
  const driven = await driveApp(polar, switches, { background: true });
  const use: steps.InUse = { ...driven, polar };
  try {
    await untilConfirmed(use.page);
    await confirmQuestions(use.app);
    await connectWith(use, polar.token);
    await goTo(use.page, 'device');
    const hours: Footprint[] = [];
    for (let hour = 1 - warmUpHours; hour <= count; hour += 1) {
      // Each page is an hour old when it is measured.
      await steps.closeAndOpen(use);
      await playHour(use);
      polar.log.clear();
      if (hour < 0) continue;
      const { app, page, dataFolder } = use;
      // It leaves by itself, with the nodes that it has.
      await expect(page.getByRole('button', { name: en.app.actions.dismiss })).toHaveCount(0, {
        timeout: 30_000,
      });
      hours.push(await measureFootprint(app, page, dataFolder));
      process.stderr.write(`${hour} h: ${short(hours.at(-1)?.memory ?? 0)} MB\n`);
    }
    return figuresOf(hours);
  } finally {
    await driven.close();
    await polar.close();
  }
}
