import type { CDPSession } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith } from '../support/journey-app.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { driveApp } from './driven-app.ts';
import type { Figure } from './figures.ts';

/**
 * Rounds through all screens before counting, so that everything that loads on demand is loaded.
 */
const warmUp = 20;
/**
 * V8 also puts the machine code of frequent functions on the heap, more with each round. These
 * switches prevent that.
 */
const interpreted = '--js-flags=--no-opt --no-maglev --no-sparkplug';

interface Counted {
  /** In bytes. */
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

/** Names of the buttons that visit all screens, and open and close a dialog. */
const buttons = [
  en.app.nav.activity,
  en.app.nav.licenses,
  en.app.nav.settings,
  en.app.nav.device,
  en.device.actions.release,
  en.device.dialog.cancel,
];

/**
 * Runs in the page, since each call from outside would leave code of its own. Presses the buttons
 * in turn, `rounds` times.
 */
async function pressAll({ names, rounds }: { names: readonly string[]; rounds: number }) {
  for (let press = 0; press < rounds * names.length; press += 1) {
    let button: HTMLButtonElement | undefined;
    while (button === undefined) {
      await new Promise(requestAnimationFrame);
      button = [...document.querySelectorAll('button')].find(
        ({ textContent, disabled }) =>
          textContent.trim() === names[press % names.length] && !disabled,
      );
    }
    button.click();
    // Waits between presses, as a person does. Chromium keeps an element that is closed during its
    // transition for a very long time.
    for (let still = 0; still < 3; still += 1) {
      await new Promise(requestAnimationFrame);
      if (document.getAnimations().length > 0) still = 0;
    }
  }
}

/** Measures what opening and closing every screen many times leaves in the window. */
export async function leak(rounds: number): Promise<Figure[]> {
  const polar = await startPolar();
  const driven = await driveApp(polar, [interpreted]);
  const { page } = driven;
  try {
    await connectWith(driven, polar.token);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.evaluate(pressAll, { names: buttons, rounds: warmUp });
    const before = await count(devtools);
    await page.evaluate(pressAll, { names: buttons, rounds });
    const after = await count(devtools);
    return (['heap', 'listeners', 'nodes'] as const).map((what) => ({
      what: `${what} after ${rounds} × every screen, to before`,
      unit: what === 'heap' ? 'bytes' : '',
      appSamples: [after[what]],
      floor: [before[what]],
      part: 0.5,
      goal: { max: 1.05 },
    }));
  } finally {
    await driven.close();
    await polar.close();
  }
}
