import { readFileSync } from 'node:fs';
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');
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

describe.each(['light', 'dark'] as const)('the %s colors', (colorMode) => {
  it.each(shapes)('%s stands out on %s', (shape, background) => {
    expect(
      wcagContrast(color(shape, colorMode), color(background, colorMode)),
    ).toBeGreaterThanOrEqual(3);
  });
});
