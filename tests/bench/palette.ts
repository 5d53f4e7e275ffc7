import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { pressShortcut } from '../support/press-shortcut.ts';
import { withAllRead } from './admin-window.ts';
import { quantile, type Figure } from './figures.ts';

const openings = 20;
/** Nearly every letter of these changes what the palette finds. */
const typed = ['freya lindqvist', 'weiss', 'castillo 777', 'okafor 12', '9e3779', 'd1c05', '7b4f2'];
/** Milliseconds to watch the palette after a keystroke, and to pause before the next one. */
const watchFor = 300;
const pause = 350;

/** What the palette showed in a frame, and the time of the frame, in milliseconds since the keystroke. */
interface Frame {
  readonly shown: string;
  readonly at: number;
}

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

/** Runs in the page. Observes the palette before the next keystroke and for `lasts` milliseconds after it. */
async function watchItems(lasts: number): Promise<readonly Frame[]> {
  const seen: Frame[] = [];
  let typedAt = Number.POSITIVE_INFINITY;
  document.addEventListener('input', ({ timeStamp }) => (typedAt = timeStamp), { once: true });
  while (performance.now() - typedAt < lasts) {
    await new Promise(requestAnimationFrame);
    const shown = document.querySelector('.palette-items')?.textContent ?? '';
    const channel = new MessageChannel();
    const at = await new Promise<number>((resolve) => {
      channel.port1.addEventListener('message', () => resolve(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
    if (typedAt === Number.POSITIVE_INFINITY) seen.pop();
    seen.push({ shown, at: at - typedAt });
  }
  return seen;
}

/** Returns when the palette first had its final content; null if it had it before the keystroke. */
function foundAt([before, ...after]: readonly Frame[]): number | null {
  const final = after.at(-1)?.shown;
  if (before?.shown === final) return null;
  const last = after.findLastIndex((frame) => frame.shown !== final);
  return after[last + 1]?.at ?? null;
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
  const times: number[] = [];
  for (const text of typed) {
    for (const character of text) {
      const watched = page.evaluate(watchItems, watchFor);
      await page.waitForTimeout(pause);
      await field.press(character);
      const time = foundAt(await watched);
      if (time !== null) times.push(time);
    }
    await field.fill('');
    await page.waitForTimeout(pause);
  }
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
