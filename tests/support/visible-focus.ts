import type { Page } from '@playwright/test';
import { parse, wcagContrast } from 'culori';

/** The least contrast between a focus ring and its surroundings: WCAG 1.4.11. */
const minContrast = 3;

/** The focus as a person sees it. */
interface VisibleFocus {
  /** Id of the focused element, stable while the page lives; 0 if no element has the focus. */
  readonly id: number;
  /** Start of the element's markup, for messages. */
  readonly markup: string;
  /** Reasons why a person cannot see it: no ring, too little contrast, out of sight, covered. */
  readonly faults: readonly string[];
}

/**
 * Examines the focused element, the ring around it, and what covers it. WCAG 2.4.7 and 1.4.11
 * require the ring; 2.4.11 requires that part of it is visible, and this check that all of it is.
 */
export async function readVisibleFocus(page: Page): Promise<VisibleFocus> {
  // To send the whole function for each stop takes longer than to run it.
  const seen =
    (await page.evaluate(() => (globalThis as FocusReader).readFocus?.() ?? null)) ??
    (await page.evaluate(readFocus));
  const { id, markup, ring, beyond: clippedSides, covering } = seen;
  if (id === 0) return { id, markup, faults: ['nothing has the focus'] };
  const faults = clippedSides.map((side) => `it reaches past the ${side}`);
  if (ring.isDrawn) {
    // A ring on the edge of its element also borders on the element's own color.
    const backgrounds = [ring.around, ...(ring.isInside ? [ring.within] : [])].map(topmostOpaque);
    const faint = backgrounds.filter((ground) => wcagContrast(ring.color, ground) < minContrast);
    faults.push(...faint.map((ground) => `its ring, ${ring.color}, is faint against ${ground}`));
  } else if (ring.isRequired) {
    faults.push('no ring is drawn');
  }
  faults.push(...covering.map((other) => `it lies under ${other}`));
  return { id, markup, faults };
}

/** The visible color of several backgrounds, innermost first. */
function topmostOpaque(backgrounds: readonly string[]): string {
  return backgrounds.find((color) => (parse(color)?.alpha ?? 1) === 1) ?? 'rgb(255, 255, 255)';
}

/** The global of a page that has run {@link readFocus}. */
interface FocusReader {
  readFocus?: typeof readFocus;
}

/** Runs in the page, and stays there. Returns the focused element, its ring, and their boxes. */
function readFocus() {
  (globalThis as FocusReader).readFocus = readFocus;
  const { activeElement, body, documentElement } = document;
  const focused = activeElement ?? body;
  // A radio button draws its ring around the card that contains it.
  const ringed = (focused.matches('input[type=radio]') && focused.closest('label')) || focused;
  const parents: Element[] = [];
  for (let one = ringed.parentElement; one !== null; one = one.parentElement) parents.push(one);

  const style = getComputedStyle(ringed);
  const offset = Number.parseFloat(style.outlineOffset);
  const reach = Number.parseFloat(style.outlineWidth) + offset;
  const around = parents.map((one) => getComputedStyle(one).backgroundColor);

  // The visible area: the window, clipped by the ancestors that scroll or cut.
  const visibleArea = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const one of parents) {
    const { overflowX, overflowY, position } = getComputedStyle(one);
    const edge = one.getBoundingClientRect();
    if (one === body || one === documentElement) break;
    if (overflowX !== 'visible') {
      visibleArea.left = Math.max(visibleArea.left, edge.left);
      visibleArea.right = Math.min(visibleArea.right, edge.right);
    }
    if (overflowY !== 'visible') {
      visibleArea.top = Math.max(visibleArea.top, edge.top);
      visibleArea.bottom = Math.min(visibleArea.bottom, edge.bottom);
    }
    if (position === 'fixed') break;
  }
  const box = ringed.getBoundingClientRect();
  const clippedSides: string[] = [];
  // An element larger than the visible area can be seen only in part.
  if (box.height + 2 * reach <= visibleArea.bottom - visibleArea.top) {
    if (box.top - reach < visibleArea.top - 1) clippedSides.push('top');
    if (box.bottom + reach > visibleArea.bottom + 1) clippedSides.push('bottom');
  }
  if (box.width + 2 * reach <= visibleArea.right - visibleArea.left) {
    if (box.left - reach < visibleArea.left - 1) clippedSides.push('left side');
    if (box.right + reach > visibleArea.right + 1) clippedSides.push('right side');
  }

  const covering = new Set<string>();
  // An overlay that lets clicks through still covers what is below it.
  const overlays = [...document.querySelectorAll<HTMLElement>('.toast')];
  for (const overlay of overlays) overlay.style.pointerEvents = 'auto';
  const [left, right] = [
    Math.max(box.left, visibleArea.left),
    Math.min(box.right, visibleArea.right),
  ];
  const [top, bottom] = [
    Math.max(box.top, visibleArea.top),
    Math.min(box.bottom, visibleArea.bottom),
  ];
  for (const across of [0.2, 0.5, 0.8]) {
    for (const down of [0.2, 0.5, 0.8]) {
      const x = left + (right - left) * across;
      const other = document.elementFromPoint(x, top + (bottom - top) * down);
      if (!ringed.contains(other)) covering.add(other?.outerHTML.slice(0, 80) ?? 'an edge');
    }
  }

  for (const overlay of overlays) overlay.style.pointerEvents = '';

  const page = globalThis as { focusNumbers?: Map<Element, number> };
  page.focusNumbers ??= new Map([[body, 0]]);
  const id = page.focusNumbers.get(focused) ?? page.focusNumbers.size;
  page.focusNumbers.set(focused, id);
  return {
    id,
    markup: focused.outerHTML.slice(0, 120),
    ring: {
      // A heading receives the focus from the app, never from the keyboard, and nothing can be done with it.
      isRequired: !focused.matches('h1, h2, h3'),
      isDrawn: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      color: style.outlineColor,
      isInside: offset < 0,
      around,
      within: [style.backgroundColor, ...around],
    },
    beyond: clippedSides,
    covering: [...covering],
  };
}
