import { expect, type Page } from '@playwright/test';
import { windowStates } from './window-states.ts';

/** The first window, in CSS pixels. */
export const viewport = { width: 1040, height: 720 };
/** The narrowest supported window, in CSS pixels. */
export const narrowest = { width: 320, height: 640 };
/** A window at 200 % zoom. */
export const zoomed = { width: 520, height: 360 };
/** All other windows in which a page must fit. */
export const widerViewports = [
  zoomed,
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];
const viewports = [narrowest, ...widerViewports];

/** Runs in the page. Returns what its window cuts off. */
function readLayout() {
  const scrolling = [document.documentElement, document.getElementById('root')];

  /** The open menus of which a part around them that scrolls cuts off a side. */
  const cutMenus = Array.from(document.querySelectorAll('.dropdown-part')).flatMap((menu) => {
    const { left, right } = menu.getBoundingClientRect();
    const cuts: string[] = [];
    for (let part = menu.parentElement; part !== null; part = part.parentElement) {
      if (getComputedStyle(part).overflowX === 'visible') continue;
      const frame = part.getBoundingClientRect();
      if (left < frame.left - 1 || right > frame.right + 1) cuts.push(part.className);
    }
    return cuts;
  });

  const counts = ['.grid-seats', '.grid-usage', '.panel-count', '.state-seats', '.dialog-figures'];
  /** Numbers of seats and usage that reach out of their cell, or of their row, by more than a rounded pixel. */
  const cutNumbers = Array.from(document.querySelectorAll<HTMLElement>(counts.join()))
    // The gray bars of the skeleton contain only a space.
    .filter((one) => one.checkVisibility() && one.textContent.trim() !== '')
    .flatMap((one) => {
      const row = (one.closest('tr') ?? one).getBoundingClientRect();
      const { top, bottom } = one.getBoundingClientRect();
      const beyond = {
        row: Math.max(row.top - top, bottom - row.bottom),
        width: one.scrollWidth - one.clientWidth,
        height: one.scrollHeight - one.clientHeight,
      };
      const most = Math.max(...Object.values(beyond));
      return most > 1 ? [`${one.textContent} ${JSON.stringify(beyond)}`] : [];
    });

  return {
    /** Pixels that lie beyond the window's edge, to the side. */
    overflow: Math.max(...scrolling.map((one) => (one ? one.scrollWidth - one.clientWidth : 0))),
    cutMenus,
    cutNumbers,
  };
}

/** Expects that windows of these sizes cut off nothing. The page keeps the last size. */
export async function expectToFit(page: Page, sizes = viewports): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const { overflow, cutMenus, cutNumbers } = await page.evaluate(readLayout);
    expect(overflow, `pixels beyond the edge at ${size.width}`).toBeLessThanOrEqual(0);
    expect(cutMenus, `menus cut at ${size.width}`).toEqual([]);
    // Rows take their new height after the window has its own.
    if (cutNumbers.length > 0) {
      await expect
        .poll(async () => (await page.evaluate(readLayout)).cutNumbers, {
          message: `cut at ${size.width}`,
        })
        .toEqual([]);
    }
  }
}

/** States with several licenses that are longer than a window. */
const longLists = new Set(['several-trouble', 'several-many', 'several-moving-each']);

/** Scenes that fit a window of the default size: this computer in all its states, and the forms and pages around it. */
export const withoutScrolling: ReadonlySet<string> = new Set([
  ...Object.keys(windowStates(0)).filter((state) => !longLists.has(state)),
  'connect',
  'form-activate',
  'form-faults',
  'form-import',
  'form-unfinished',
  'form-unfinished-refused',
  'form-unfinished-new-key',
  'help',
  'lost',
  'lost-none',
  'moving-banner',
  'portal-full',
  'portal-lost',
  'portal-wrong-key',
  'review-full',
  'review-limit-met',
  'several-add',
  'several-page',
  'several-rename',
  'transfer-saved',
  'transfer-unreadable',
]);

/** Expects that the page is no higher than the first window. */
export async function expectNoScrolling(page: Page): Promise<void> {
  await page.setViewportSize(viewport);
  // The page takes its new layout after the window has its new size.
  await expect
    .poll(() => page.evaluate(() => document.getElementById('root')?.scrollHeight), {
      message: 'the height of the page',
    })
    .toBeLessThanOrEqual(viewport.height);
}
