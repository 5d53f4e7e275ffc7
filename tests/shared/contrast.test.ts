import { describe, expect, it } from 'vitest';
import { channels, contrast } from '../../shared/contrast.ts';

describe('channels', () => {
  it('reads each form of a color that the style sheets and computed styles use', () => {
    expect(channels('#ff8000')).toEqual([255, 128, 0, 1]);
    expect(channels('rgb(255, 128, 0)')).toEqual([255, 128, 0, 1]);
    expect(channels('rgba(255, 128, 0, 0.5)')).toEqual([255, 128, 0, 0.5]);
    expect(channels('color(srgb 1 0.5 0)')).toEqual([255, 127.5, 0, 1]);
  });
});

describe('contrast', () => {
  it('is 21 for black on white, in any order, and 1 for equal colors', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('color(srgb 1 1 1)', 'rgb(0, 0, 0)')).toBe(21);
    expect(contrast('rgb(9, 9, 9)', '#090909')).toBe(1);
  });

  it('passes the lightest gray that WCAG accepts on white, and fails the next one', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });
});
