import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../support/contrast.ts';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const ordinary = css.slice(0, css.indexOf('@media'));

/** A token's color as a page's computed style would tell it. */
function color(token: string, colorMode: 'light' | 'dark'): string {
  const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(
    ordinary,
  );
  const hex = pair?.[colorMode === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`No token --${token}`);
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}

/** What has to be told from what it lies on without being text: WCAG 1.4.11. */
const marks = [
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

describe.each(['light', 'dark'] as const)('the %s look', (colorMode) => {
  it.each(marks)('%s stands out on %s', (mark, ground) => {
    expect(contrast(color(mark, colorMode), color(ground, colorMode))).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast', () => {
  it('is 21 for black on white, in any order, and 1 for one color', () => {
    expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBe(21);
    expect(contrast('color(srgb 1 1 1)', 'rgb(0, 0, 0)')).toBe(21);
    expect(contrast('rgb(9, 9, 9)', 'rgb(9, 9, 9)')).toBe(1);
  });
});
