import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith } from '../support/journey-app.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { driveApp } from './driven-app.ts';
import { quantile, type Figure } from './figures.ts';

const typed = ['freya lindqvist', 'lumen-test-0000', 'weiss', '@example.com', 'castillo 777'];
/** How long to scroll, in milliseconds, and by how much with each turn of the wheel, in pixels. */
const scrollFor = 6_000;
const wheelTurn = 1_200;
/** How long frames are watched before that, for what this display can do, in milliseconds. */
const restFor = 2_000;

/** What stands in the search after each keystroke. */
const beginnings = typed.flatMap((text) =>
  Array.from(text, (_, letter) => text.slice(0, letter + 1)),
);

/** In the page: how many licenses fit each text, as main says. */
async function matching(texts: readonly string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const text of texts) {
    const answer = await window.seatkeeper.licenses.window({
      query: { text, sort: { by: 'created', descending: true } },
      offset: 0,
      count: 1,
    });
    counts.push(answer.ok ? answer.value.total : Number.NaN);
  }
  return counts;
}

/** In the page: milliseconds from the next keystroke until the list of so many licenses has been painted; null where it is there already. */
async function untilListed(count: number): Promise<number | null> {
  // Counts its head, too. Where nothing fits, words stand in the grid's place.
  const list = `[role=grid][aria-rowcount="${count + 1}"]`;
  const there = count > 0 ? list : '.licenses-list:not(:has([role=grid]))';
  if (document.querySelector(there) !== null) return null;
  const typedAt = await new Promise<number>((resolve) => {
    document.addEventListener('input', ({ timeStamp }) => resolve(timeStamp), { once: true });
  });
  // Right before a frame that shows what is there then.
  do await new Promise(requestAnimationFrame);
  while (document.querySelector(there) === null);
  // Comes when that frame has been handed over.
  const channel = new MessageChannel();
  return await new Promise((resolve) => {
    channel.port1.addEventListener('message', () => resolve(performance.now() - typedAt));
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** In the page, while somebody scrolls: how long each frame took, and the longest time that a row in sight was empty, in milliseconds. */
async function watchScrolling(
  lasts: number,
): Promise<{ readonly frames: number[]; readonly blank: number }> {
  const frames: number[] = [];
  let blank = 0;
  /** Since when each row in sight has been empty. */
  const since = new Map<string, number>();
  const start = performance.now();
  let before = start;
  while (before - start < lasts) {
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - before);
    before = now;
    const seen = document.querySelector('[role=grid]')?.getBoundingClientRect();
    const empty = new Set<string>();
    // The row that has the focus is drawn wherever it is.
    for (const row of document.querySelectorAll<HTMLElement>('[data-row]:has(.grid-bone)')) {
      const { top, bottom } = row.getBoundingClientRect();
      if (seen !== undefined && bottom > seen.top && top < seen.bottom)
        empty.add(row.dataset['row'] ?? '');
    }
    for (const row of empty) if (!since.has(row)) since.set(row, now);
    for (const [row, from] of since) {
      if (empty.has(row)) continue;
      // It was filled, or left, in the frame that ends now.
      blank = Math.max(blank, now - from);
      since.delete(row);
    }
  }
  return { frames: frames.slice(1), blank };
}

async function search(page: Page): Promise<number[]> {
  const box = page.getByRole('searchbox');
  const times: number[] = [];
  // All of them before: main remembers the last words, and is to search anew for each keystroke.
  const counts = await page.evaluate(matching, beginnings);
  const countOf = (text: string): number => counts[beginnings.indexOf(text)] ?? Number.NaN;
  for (const text of typed) {
    for (let letters = 1; letters <= text.length; letters += 1) {
      const listed = page.evaluate(untilListed, countOf(text.slice(0, letters)));
      await page.waitForTimeout(120);
      await box.press(text[letters - 1] ?? '');
      const time = await listed;
      if (time !== null) times.push(time);
    }
    await box.fill('');
    await page.waitForTimeout(300);
  }
  return times;
}

async function scroll(page: Page) {
  await page.getByRole('grid').hover();
  const { frames: resting } = await page.evaluate(watchScrolling, restFor);
  const watched = page.evaluate(watchScrolling, scrollFor);
  const end = performance.now() + scrollFor;
  while (performance.now() < end) {
    await page.mouse.wheel(0, wheelTurn);
    await page.waitForTimeout(16);
  }
  return { ...(await watched), resting };
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
    const { frames, blank, resting } = await scroll(page);
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
        note: `${quantile(resting, 0.95).toFixed(1)} ms while nothing moves`,
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
