import type { Page } from '@playwright/test';
import { readVisibleFocus } from './visible-focus.ts';

/** More tab stops than any screen has. */
const maxTabStops = 80;
/** More tab stops than any control has; a control that keeps the focus longer is a trap. */
const maxParts = 6;

/** Result of a whole round by Tab. */
interface Round {
  /** Problems at the stops, each with its control. */
  readonly faults: readonly string[];
  /** Controls that the round did not reach. */
  readonly missed: readonly string[];
}

/**
 * Presses Tab, alone or with Shift, until the focus is back at its first stop; throws if it never
 * returns.
 */
export async function walkRound(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Round> {
  if (key === 'Shift+Tab') await page.keyboard.down('Shift');
  try {
    return await pressTabAround(page);
  } finally {
    await page.keyboard.up('Tab');
    await page.keyboard.up('Shift');
  }
}

async function pressTabAround(page: Page): Promise<Round> {
  const faults: string[] = [];
  const stops: number[] = [];
  let stays = 0;
  for (let step = 0; step < maxTabStops; step += 1) {
    await page.keyboard.down('Tab');
    let stop = await readVisibleFocus(page);
    // In the next frame a dialog's guard returns the focus; a covering toast finds its new place, and moves there in the one after.
    if (stop.faults.length > 0) {
      await page.evaluate(twoFrames);
      stop = await readVisibleFocus(page);
    }
    const { id, markup } = stop;
    stays = id === stops.at(-1) ? stays + 1 : 0;
    // After the last control the window itself has the focus. A date field has several stops.
    if (id === 0 || (stays > 0 && stays < maxParts)) continue;
    if (id === stops[0] || stays > 0)
      return { faults, missed: await page.evaluate(tabStopsBut, stops) };
    stops.push(id);
    faults.push(...stop.faults.map((fault) => `${markup}: ${fault}`));
  }
  throw new Error(`Tab does not come back after ${maxTabStops} stops`);
}

/** Runs in the page. Resolves when it was drawn with what the last frame changed. */
export async function twoFrames(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/**
 * Runs in the page. Lists the controls that Tab should reach, except those with these ids of {@link
 * readVisibleFocus}.
 */
function tabStopsBut(reached: readonly number[]): string[] {
  const { focusNumbers } = globalThis as { focusNumbers?: Map<Element, number> };
  // Chromium makes everything outside of a modal dialog inert, without an attribute.
  const modal = document.querySelector('dialog:modal') ?? document;
  const all = [
    ...modal.querySelectorAll<HTMLElement>('a, button, input, select, textarea, *[tabindex]'),
  ];
  return (
    all
      .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility())
      .filter((one) => one.closest('[inert], [aria-hidden=true]') === null)
      // Tab reaches a radio group once; the arrow keys reach the other buttons.
      .filter((one) => !one.matches('input[type=radio]:not(:checked)'))
      .filter((one) => !reached.includes(focusNumbers?.get(one) ?? 0))
      .map((one) => one.outerHTML.slice(0, 120))
  );
}

/**
 * Runs in the page. Lists the controls smaller than the 24 by 24 CSS pixels of WCAG 2.5.8, with
 * their sizes.
 */
export function smallTargets(): string[] {
  const least = 24;
  return [
    ...document.querySelectorAll('a, button, input, select, textarea, summary, *[tabindex="0"]'),
  ]
    .filter((one) => one.checkVisibility() && one.closest('[inert], [aria-hidden=true]') === null)
    .map((one) => {
      // A click on a label chooses its control.
      const target = one.closest('label') ?? one;
      const { width, height } = target.getBoundingClientRect();
      return { one, width, height };
    })
    .filter(({ width, height }) => width < least || height < least)
    .map(({ one, width, height }) => `${width} × ${height}: ${one.outerHTML.slice(0, 120)}`);
}
