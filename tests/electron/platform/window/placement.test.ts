import type { Rectangle } from 'electron';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitPlacement } from '../../../../electron/platform/window/placement.ts';

const sizes = { first: { width: 1040, height: 720 }, smallest: { width: 400, height: 480 } };
const primary: Rectangle = { x: 0, y: 0, width: 1280, height: 800 };
const right: Rectangle = { x: 1280, y: 0, width: 1920, height: 1080 };
const left: Rectangle = { x: -1920, y: -200, width: 1920, height: 1040 };

function fit(last: Rectangle | null, ...displays: Rectangle[]): Rectangle | null {
  return fitPlacement(last, displays.length === 0 ? [primary] : displays, sizes);
}

function isWithin(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

describe('a window opens', () => {
  test.each<[string, Rectangle | null, readonly Rectangle[], Rectangle]>([
    [
      'in the middle at the first start',
      null,
      [primary],
      { x: 120, y: 40, width: 1040, height: 720 },
    ],
    [
      'where it was',
      { x: 20, y: 30, width: 900, height: 700 },
      [primary],
      { x: 20, y: 30, width: 900, height: 700 },
    ],
    [
      'on the second display, where it was',
      { x: 1400, y: 30, width: 900, height: 700 },
      [primary, right],
      { x: 1400, y: 30, width: 900, height: 700 },
    ],
    [
      'on a display left of the primary one',
      { x: -1800, y: -150, width: 900, height: 700 },
      [primary, left],
      { x: -1800, y: -150, width: 900, height: 700 },
    ],
    ['no larger than the display', { x: 0, y: 0, width: 3000, height: 2000 }, [primary], primary],
    [
      'on the display that most of it was on',
      { x: 1200, y: 10, width: 900, height: 700 },
      [primary, right],
      { x: 1280, y: 10, width: 900, height: 700 },
    ],
    [
      'wholly on the display, which it left to the right',
      { x: 1200, y: 10, width: 900, height: 700 },
      [primary],
      { x: 380, y: 10, width: 900, height: 700 },
    ],
    [
      'below the top edge, so that its title bar can be reached',
      { x: 10, y: -60, width: 900, height: 700 },
      [primary],
      { x: 10, y: 0, width: 900, height: 700 },
    ],
    [
      'below a panel at the top',
      { x: 10, y: 0, width: 900, height: 700 },
      [{ x: 0, y: 30, width: 1280, height: 770 }],
      { x: 10, y: 30, width: 900, height: 700 },
    ],
    [
      'in the middle of the primary display when its own was removed',
      { x: 1400, y: 30, width: 900, height: 700 },
      [primary],
      { x: 190, y: 50, width: 900, height: 700 },
    ],
    [
      'far off the desktop: in the middle of the primary display',
      { x: -32_000, y: -32_000, width: 900, height: 700 },
      [primary, right],
      { x: 190, y: 50, width: 900, height: 700 },
    ],
    [
      'with the smallest size for a negative one',
      { x: 10, y: 20, width: -900, height: -700 },
      [primary],
      { x: 10, y: 20, width: 400, height: 480 },
    ],
    [
      'with the smallest size for none',
      { x: 10, y: 20, width: 0, height: 0 },
      [primary],
      { x: 10, y: 20, width: 400, height: 480 },
    ],
    [
      'as at the first start for impossible numbers',
      { x: 1e300, y: 0, width: Number.POSITIVE_INFINITY, height: 700 },
      [primary],
      { x: 120, y: 40, width: 1040, height: 720 },
    ],
    [
      'in whole pixels',
      { x: 10.4, y: 20.6, width: 900.5, height: 700.4 },
      [primary],
      { x: 10, y: 21, width: 901, height: 700 },
    ],
    [
      'within the whole pixels of a display at a fractional scale',
      { x: 0, y: 0, width: 3000, height: 2000 },
      [{ x: 0.4, y: 0, width: 1097.1, height: 617.2 }],
      { x: 1, y: 0, width: 1096, height: 617 },
    ],
    [
      'filling a display that is smaller than the smallest window',
      { x: 0, y: 0, width: 900, height: 700 },
      [{ x: 0, y: 0, width: 360, height: 300 }],
      { x: 0, y: 0, width: 360, height: 300 },
    ],
    [
      'on a display with a size, and not on one without',
      null,
      [{ x: 0, y: 0, width: 0, height: 0 }, right],
      { x: 1720, y: 180, width: 1040, height: 720 },
    ],
  ])('%s', (_, last, displays, expected) => {
    expect(fit(last, ...displays)).toEqual(expected);
  });

  test('where the system decides when no display has a size', () => {
    expect(fit({ x: 1, y: 2, width: 900, height: 700 }, { ...primary, width: 0 })).toBeNull();
    expect(fitPlacement(null, [], sizes)).toBeNull();
  });
});

describe('for any file and any displays', () => {
  const anyNumber = fc.oneof(
    fc.integer({ min: -5_000, max: 5_000 }),
    fc.double({ min: -5_000, max: 5_000, noNaN: true }),
    fc.double({ noNaN: true }),
  );
  const anyArea = fc.record({ x: anyNumber, y: anyNumber, width: anyNumber, height: anyNumber });
  const displaySize = fc.double({ min: 2, max: 6_000, noNaN: true });
  const displayPlace = fc.double({ min: -6_000, max: 6_000, noNaN: true });
  const anyDisplay = fc.record({
    x: displayPlace,
    y: displayPlace,
    width: displaySize,
    height: displaySize,
  });
  const displays = fc.array(anyDisplay, { minLength: 1, maxLength: 4 });
  const last = fc.option(anyArea);

  test('the window is in whole pixels, wholly on one display, and not needlessly small', () => {
    fc.assert(
      fc.property(last, displays, (place, areas) => {
        const fitted = fitPlacement(place, areas, sizes);
        expect(fitted).not.toBeNull();
        if (fitted === null) return;
        expect(Object.values(fitted).every(Number.isInteger)).toBe(true);
        expect(
          areas.some(
            (area) =>
              isWithin(fitted, area) &&
              fitted.width >= Math.min(sizes.smallest.width, Math.floor(area.width) - 1) &&
              fitted.height >= Math.min(sizes.smallest.height, Math.floor(area.height) - 1),
          ),
        ).toBe(true);
      }),
    );
  });

  test('a window that was fitted once stays where it is', () => {
    fc.assert(
      fc.property(last, anyDisplay, (place, area) => {
        const fitted = fitPlacement(place, [area], sizes);
        expect(fitPlacement(fitted, [area], sizes)).toEqual(fitted);
      }),
    );
  });
});
