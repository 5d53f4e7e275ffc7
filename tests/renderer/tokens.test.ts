import { readFileSync } from 'node:fs';
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';

const readCss = (file: string) =>
  readFileSync(new URL(`../../renderer/${file}`, import.meta.url), 'utf8');
const css = readCss('styles/tokens.css');
const standardTokens = css.slice(0, css.indexOf('@media'));

/** The value of a color token, `#rrggbb`. */
function color(token: string, colorMode: 'light' | 'dark'): string {
  const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(
    standardTokens,
  );
  const hex = pair?.[colorMode === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`No token --${token}`);
  return hex;
}

/** The token that gives a property of a rule its color, such as `text-quiet` for `color: var(--text-quiet)`. */
function tokenOf(file: string, selector: string, property: string): string {
  const [, afterSelector = ''] = `\n${readCss(file)}`.split(`\n${selector} {\n`);
  const rule = afterSelector.slice(0, afterSelector.indexOf('}'));
  const token = new RegExp(`\\b${property}: [^;]*?var\\(--([a-z-]+)\\)`).exec(rule)?.[1];
  if (token === undefined) throw new Error(`${selector} has no ${property} from a token`);
  return token;
}

/** Shapes that carry meaning, each with a background that it is drawn on: WCAG 1.4.11 asks for 3:1. */
const shapes = [
  ['line-strong', 'ground'],
  ['line-strong', 'surface'],
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['accent', 'frame'],
  ['accent', 'accent-soft'],
  ['pip-other', 'surface'],
  ['wait', 'surface'],
  ['danger', 'surface'],
] as const;

/** What outlines a control or a shape, and the backgrounds that it is drawn on. */
const outlines = [
  ['ui/button.css', '.button', 'border', ['ground', 'surface', 'sunken', 'accent-soft']],
  ['ui/choice-cards.css', '.choice', 'border', ['ground', 'surface']],
  ['ui/choice-cards.css', '.choice input', 'border', ['surface']],
  ['ui/field.css', '.input', 'border', ['ground', 'surface']],
  ['ui/checkbox.css', '.checkbox', 'border', ['surface']],
  ['ui/undo-bar.css', '.undo-bar', 'box-shadow', ['surface']],
  ['features/device/device.css', '.seat-place', 'border', ['surface']],
  ['features/licenses/grid/grid.css', '.grid-check', 'border', ['surface', 'accent-soft']],
  ['features/licenses/licenses.css', '.panel-divider', 'background', ['ground', 'hover']],
  ['features/licenses/list/license-list.css', '.chip', 'border', ['ground', 'accent-soft']],
  ['features/licenses/list/license-list.css', '.index-bar', 'box-shadow', ['ground', 'surface']],
] as const;

describe.each(['light', 'dark'] as const)('the %s colors', (colorMode) => {
  it.each(shapes)('%s stands out on %s', (shape, background) => {
    expect(
      wcagContrast(color(shape, colorMode), color(background, colorMode)),
    ).toBeGreaterThanOrEqual(3);
  });

  it.each(outlines)('in %s, %s has a %s that stands out', (file, selector, property, grounds) => {
    const outline = color(tokenOf(file, selector, property), colorMode);
    for (const ground of grounds)
      expect(wcagContrast(outline, color(ground, colorMode)), ground).toBeGreaterThanOrEqual(3);
  });

  // WCAG 1.4.3 asks for 4.5:1.
  it.each(['surface', 'ground'])('a placeholder is readable on %s', (ground) => {
    const placeholder = tokenOf('ui/field.css', '.input::placeholder', 'color');
    expect(
      wcagContrast(color(placeholder, colorMode), color(ground, colorMode)),
    ).toBeGreaterThanOrEqual(4.5);
  });
});
