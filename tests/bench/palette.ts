import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { pressShortcut } from '../support/press-shortcut.ts';
import { withAllRead } from './admin-window.ts';
import { quantile, type Figure } from './figures.ts';
import { timeKeystrokes } from './keystrokes.ts';

const openings = 20;
/** Nearly every letter of these changes what the palette finds. */
const typed = ['freya lindqvist', 'weiss', 'castillo 777', 'okafor 12', '9e3779', 'd1c05', '7b4f2'];
/** Runs in the page. Resolves with the time, in milliseconds since 1970, at which the palette was first painted. */
async function watchOpening(): Promise<number> {
  let isOpen = false;
  while (!isOpen) {
    await new Promise(requestAnimationFrame);
    isOpen = document.querySelector('dialog.palette[open] [role=option]') !== null;
  }
  const channel = new MessageChannel();
  return await new Promise<number>((resolve) => {
    channel.port1.addEventListener('message', () =>
      resolve(performance.timeOrigin + performance.now()),
    );
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** Opens the palette again and again, the first time with its code still to load. Returns the milliseconds from the key to the picture. */
async function open(app: ElectronApplication, page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < openings; count += 1) {
    const painted = page.evaluate(watchOpening);
    const pressedAt = await pressShortcut(app, 'CommandOrControl+K');
    times.push((await painted) - pressedAt);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog.palette')).toHaveCount(0);
  }
  return times;
}

async function find(app: ElectronApplication, page: Page): Promise<number[]> {
  await pressShortcut(app, 'CommandOrControl+K');
  const field = page.getByRole('combobox', { name: en.palette.label });
  const times = await timeKeystrokes(field, typed, {
    selector: '.palette-items',
    attribute: null,
    lasts: 300,
    pause: 350,
  });
  await page.keyboard.press('Escape');
  return times;
}

/** Returns a figure that is to stay below 50 ms. */
function figure(what: string, appSamples: readonly number[]): Figure {
  return {
    what: `${what}, p95`,
    unit: 'ms',
    appSamples,
    floor: null,
    part: 0.95,
    goal: { max: 50 },
    note: `p50 ${quantile(appSamples, 0.5).toFixed(1)} ms`,
  };
}

/** Measures the palette in the real window, with all licenses read: opening it, and typing into it. */
export async function paletteFigures(licenses: number): Promise<Figure[]> {
  return await withAllRead(licenses, async ({ app, page }) => {
    const openedIn = await open(app, page);
    const foundIn = await find(app, page);
    return [
      figure(`palette with ${licenses} keys, shortcut → painted`, openedIn),
      figure(`palette with ${licenses} keys, keystroke → painted`, foundIn),
    ];
  });
}
