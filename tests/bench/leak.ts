import type { CDPSession, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith } from '../support/journey-app.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { driveApp } from './driven-app.ts';
import type { Figure } from './figures.ts';

/** Rounds through all screens before counting begins: what is loaded on demand is there then. */
const warmUp = 20;

interface Counted {
  /** Bytes. */
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
}

async function count(devtools: CDPSession): Promise<Counted> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heap: of('JSHeapUsedSize'),
    listeners: of('JSEventListeners'),
    nodes: of('Nodes'),
  };
}

async function visitAll(page: Page): Promise<void> {
  const { nav } = en.app;
  const sidebar = page.getByRole('navigation', { name: nav.label });
  for (const name of [nav.activity, nav.licenses, nav.settings, nav.device]) {
    await sidebar.getByRole('button', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  await page.getByRole('button', { name: en.device.acts.release }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
}

/** What opening and closing every screen many times leaves behind in the window. */
export async function leak(rounds: number): Promise<Figure[]> {
  const polar = await startPolar();
  const driven = await driveApp(polar);
  const { page } = driven;
  try {
    await connectWith(driven, polar.token);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    for (let round = 0; round < warmUp; round += 1) await visitAll(page);
    const before = await count(devtools);
    for (let round = 0; round < rounds; round += 1) await visitAll(page);
    const after = await count(devtools);
    return (['heap', 'listeners', 'nodes'] as const).map((what) => ({
      what: `${what} after ${rounds} × every screen, to before`,
      unit: what === 'heap' ? 'bytes' : '',
      ours: [after[what]],
      floor: [before[what]],
      part: 0.5,
      goal: { most: 1.05 },
    }));
  } finally {
    await driven.close();
    await polar.close();
  }
}
