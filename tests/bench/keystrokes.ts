import type { Locator } from '@playwright/test';

/** What shows the result of a search. */
export interface SearchWatch {
  readonly selector: string;
  /** The attribute that differs between results; null for the text. */
  readonly attribute: string | null;
  /** Milliseconds to watch after a keystroke. */
  readonly lasts: number;
}

/** What was shown in a frame, and the time of the frame, in milliseconds since the keystroke. */
interface Frame {
  readonly shown: string | null;
  readonly at: number;
}

/** Runs in the page. Observes the result before the next keystroke and for some time after it. */
async function watchResult({ selector, attribute, lasts }: SearchWatch): Promise<readonly Frame[]> {
  const seen: Frame[] = [];
  let typedAt = Number.POSITIVE_INFINITY;
  document.addEventListener('input', ({ timeStamp }) => (typedAt = timeStamp), { once: true });
  while (performance.now() - typedAt < lasts) {
    await new Promise(requestAnimationFrame);
    const part = document.querySelector(selector);
    const shown = attribute === null ? part?.textContent : part?.getAttribute(attribute);
    const channel = new MessageChannel();
    const at = await new Promise<number>((resolve) => {
      channel.port1.addEventListener('message', () => resolve(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
    if (typedAt === Number.POSITIVE_INFINITY) seen.pop();
    seen.push({ shown: shown ?? null, at: at - typedAt });
  }
  return seen;
}

/** Returns when the result was first shown; null if the keystroke changed nothing. */
function shownAt([before, ...after]: readonly Frame[]): number | null {
  const final = after.at(-1)?.shown;
  if (before?.shown === final) return null;
  const last = after.findLastIndex((frame) => frame.shown !== final);
  return after[last + 1]?.at ?? null;
}

/**
 * Types texts into a search field, each letter `pause` milliseconds after the one before. Returns,
 * of each letter that changed the result, the milliseconds until it was painted.
 */
export async function timeKeystrokes(
  field: Locator,
  typed: readonly string[],
  { pause, ...watch }: SearchWatch & { readonly pause: number },
): Promise<number[]> {
  const page = field.page();
  const times: number[] = [];
  for (const text of typed) {
    for (const character of text) {
      const watched = page.evaluate(watchResult, watch);
      await page.waitForTimeout(pause);
      await field.press(character);
      const time = shownAt(await watched);
      if (time !== null) times.push(time);
    }
    await field.fill('');
    await page.waitForTimeout(pause);
  }
  return times;
}
