import type { Page } from '@playwright/test';
import { readVisibleFocus } from './visible-focus.ts';

/** More stops than any screen has. */
const maxTabStops = 80;
/** More stops than any control has parts: who has not left it by then stays there. */
const maxParts = 6;

/** What a whole round by Tab came to. */
interface Round {
  /** What is wrong at the stops, each with its control. */
  readonly faults: readonly string[];
  /** Controls that the round did not come to. */
  readonly missed: readonly string[];
}

/** Holds Tab down, alone or with Shift, until it is back where it was first; throws where it never comes back. */
export async function walkRound(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Round> {
  if (key === 'Shift+Tab') await page.keyboard.down('Shift');
  try {
    return await holdTab(page);
  } finally {
    await page.keyboard.up('Tab');
    await page.keyboard.up('Shift');
  }
}

async function holdTab(page: Page): Promise<Round> {
  const faults: string[] = [];
  const stops: number[] = [];
  let stays = 0;
  for (let step = 0; step < maxTabStops; step += 1) {
    await page.keyboard.down('Tab');
    let stop = await readVisibleFocus(page);
    // In the next frame a dialog's guard gives the focus back, and what lies over it steps aside.
    if (stop.faults.length > 0) {
      await page.evaluate(nextFrame);
      stop = await readVisibleFocus(page);
    }
    const { id, markup } = stop;
    stays = id === stops.at(-1) ? stays + 1 : 0;
    // After the last control the window itself has the focus. A field for a date has several stops of its own.
    if (id === 0 || (stays > 0 && stays < maxParts)) continue;
    if (id === stops[0] || stays > 0)
      return { faults, missed: await page.evaluate(tabStopsBut, stops) };
    stops.push(id);
    faults.push(...stop.faults.map((fault) => `${markup}: ${fault}`));
  }
  throw new Error(`Tab does not come back after ${maxTabStops} stops`);
}

async function nextFrame(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** In the page: what Tab should come to, but for what these numbers of {@link readVisibleFocus} stand for. */
function tabStopsBut(reached: readonly number[]): string[] {
  const { focusNumbers } = globalThis as { focusNumbers?: Map<Element, number> };
  const all = [
    ...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, *[tabindex]'),
  ];
  return (
    all
      .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility())
      .filter((one) => one.closest('[inert], [aria-hidden=true]') === null)
      // Tab comes to a group of choices once, and the arrows do the rest.
      .filter((one) => !one.matches('input[type=radio]:not(:checked)'))
      .filter((one) => !reached.includes(focusNumbers?.get(one) ?? 0))
      .map((one) => one.outerHTML.slice(0, 120))
  );
}

/** In the page: what is smaller than the 24 by 24 CSS pixels of WCAG 2.5.8, with its size. */
export function smallTargets(): string[] {
  const least = 24;
  return [
    ...document.querySelectorAll('a, button, input, select, textarea, summary, *[tabindex="0"]'),
  ]
    .filter((one) => one.checkVisibility() && one.closest('[inert], [aria-hidden=true]') === null)
    .map((one) => {
      // A click on a choice's words chooses it.
      const target = one.closest('label') ?? one;
      const { width, height } = target.getBoundingClientRect();
      return { one, width, height };
    })
    .filter(({ width, height }) => width < least || height < least)
    .map(({ one, width, height }) => `${width} × ${height}: ${one.outerHTML.slice(0, 120)}`);
}
