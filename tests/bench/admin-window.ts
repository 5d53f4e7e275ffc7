import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith } from '../support/journey-app.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { driveApp } from './driven-app.ts';
import type { Figure } from './figures.ts';

const typed = ['freya lindqvist', 'lumen-test-0000', 'weiss', '@example.com', 'castillo 777'];
/** Milliseconds in which a keystroke changes the list, or leaves it as it was. */
const longestAnswer = 1_000;
/** How long to scroll, in milliseconds, and by how much with each turn of the wheel, in pixels. */
const scrollFor = 6_000;
const wheelTurn = 1_200;

/** In the page: milliseconds from each keystroke until the list that it asked for has been painted. */
function watchKeystrokes(longest: number): void {
  const times: number[] = [];
  Object.assign(globalThis, { keystrokes: times });
  document.addEventListener(
    'input',
    ({ timeStamp }) => {
      const grid = document.querySelector('[role=grid]');
      const place = grid?.parentElement ?? null;
      if (grid === null || place === null) return;
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => {
            times.push(performance.now() - timeStamp);
          });
          channel.port1.start();
          // Comes when the frame has been handed over.
          channel.port2.postMessage(null);
        });
      });
      observer.observe(grid, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      // Where nothing fits, words take the grid's place. The field beside it changes with each letter, and is not meant.
      observer.observe(place, { childList: true });
      setTimeout(() => observer.disconnect(), longest);
    },
    true,
  );
}

/** In the page, while somebody scrolls: how long each frame took, and the longest time that a row in sight was empty, in milliseconds. */
async function watchScrolling(
  lasts: number,
): Promise<{ readonly frames: number[]; readonly blank: number }> {
  const frames: number[] = [];
  let blank = 0;
  let blankSince: number | null = null;
  const start = performance.now();
  let before = start;
  while (before - start < lasts) {
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - before);
    before = now;
    const isBlank = document.querySelector('[role=grid] .grid-bone') !== null;
    blankSince = isBlank ? (blankSince ?? now) : null;
    if (blankSince !== null) blank = Math.max(blank, now - blankSince);
  }
  return { frames: frames.slice(1), blank };
}

async function search(page: Page): Promise<number[]> {
  await page.evaluate(watchKeystrokes, longestAnswer);
  const box = page.getByRole('searchbox');
  for (const text of typed) {
    await box.pressSequentially(text, { delay: 120 });
    await box.fill('');
    await page.waitForTimeout(300);
  }
  return await page.evaluate(() => (globalThis as unknown as { keystrokes: number[] }).keystrokes);
}

async function scroll(page: Page) {
  await page.getByRole('grid').hover();
  const watched = page.evaluate(watchScrolling, scrollFor);
  const end = performance.now() + scrollFor;
  while (performance.now() < end) {
    await page.mouse.wheel(0, wheelTurn);
    await page.waitForTimeout(16);
  }
  return await watched;
}

/** The list of licenses in the real window, with all of them read: typing into the search, and scrolling. */
export async function adminWindow(licenses: number): Promise<Figure[]> {
  const polar = await startPolar({ licenses });
  const driven = await driveApp(polar);
  const { page } = driven;
  try {
    await connectWith(driven, polar.token);
    await page
      .getByRole('navigation', { name: en.app.nav.label })
      .getByRole('button', { name: en.app.nav.licenses })
      .click();
    const rows = page.getByRole('grid');
    await expect(rows).toHaveAttribute('aria-rowcount', String(licenses + 9), { timeout: 600_000 });
    const keystrokes = await search(page);
    const { frames, blank } = await scroll(page);
    const single = { floor: null, unit: 'ms' } as const;
    return [
      {
        ...single,
        what: `search ${licenses} keys, keystroke → painted, p95`,
        ours: keystrokes,
        part: 0.95,
        goal: { most: 50 },
      },
      {
        ...single,
        what: `scroll ${licenses} rows, frame, p95`,
        ours: frames,
        part: 0.95,
        goal: { most: 16.7 },
      },
      {
        ...single,
        what: 'longest time that a row stays empty while scrolling',
        ours: [blank],
        part: 0.5,
        goal: { most: 100 },
      },
    ];
  } finally {
    await driven.close();
    await polar.close();
  }
}
