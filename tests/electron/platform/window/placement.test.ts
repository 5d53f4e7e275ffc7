import type { Rectangle } from 'electron';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitPlacement, storedBounds } from '../../../../electron/platform/window/placement.ts';

const sizes = { first: { width: 1040, height: 720 }, smallest: { width: 400, height: 480 } };
const primary = areaOf(0, 0, 1280, 800);
const right = areaOf(1280, 0, 1920, 1080);
const left = areaOf(-1920, -200, 1920, 1040);

function areaOf(x: number, y: number, width: number, height: number): Rectangle {
  return { x, y, width, height };
}

/** A window of a usual size at this place. */
const usual = (x: number, y: number): Rectangle => areaOf(x, y, 900, 700);

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
    ['in the middle at the first start', null, [primary], areaOf(120, 40, 1040, 720)],
    ['where it was', usual(20, 30), [primary], usual(20, 30)],
    ['on the second display, where it was', usual(1400, 30), [primary, right], usual(1400, 30)],
    [
      'on a display left of the primary one',
      usual(-1800, -150),
      [primary, left],
      usual(-1800, -150),
    ],
    ['no larger than the display', areaOf(0, 0, 3000, 2000), [primary], primary],
    ['on the display that most of it was on', usual(1200, 10), [primary, right], usual(1280, 10)],
    [
      'wholly on the display, which it left to the right',
      usual(1200, 10),
      [primary],
      usual(380, 10),
    ],
    [
      'below the top edge, so that its title bar can be reached',
      usual(10, -60),
      [primary],
      usual(10, 0),
    ],
    ['below a panel at the top', usual(10, 0), [areaOf(0, 30, 1280, 770)], usual(10, 30)],
    [
      'in the middle of the primary display when its own was removed',
      usual(1400, 30),
      [primary],
      usual(190, 50),
    ],
    [
      'far off the desktop: in the middle of the primary display',
      usual(-32_000, -32_000),
      [primary, right],
      usual(190, 50),
    ],
    [
      'with the smallest size for a negative one',
      areaOf(10, 20, -900, -700),
      [primary],
      areaOf(10, 20, 400, 480),
    ],
    ['with the smallest size for none', areaOf(10, 20, 0, 0), [primary], areaOf(10, 20, 400, 480)],
    [
      'as at the first start for impossible numbers',
      areaOf(1e300, 0, Number.POSITIVE_INFINITY, 700),
      [primary],
      areaOf(120, 40, 1040, 720),
    ],
    ['in whole pixels', areaOf(10.4, 20.6, 900.5, 700.4), [primary], areaOf(10, 21, 901, 700)],
    [
      'within the whole pixels of a display at a fractional scale',
      areaOf(0, 0, 3000, 2000),
      [areaOf(0.4, 0, 1097.1, 617.2)],
      areaOf(1, 0, 1096, 617),
    ],
    [
      'filling a display that is smaller than the smallest window',
      usual(0, 0),
      [areaOf(0, 0, 360, 300)],
      areaOf(0, 0, 360, 300),
    ],
    [
      'on a display with a size, and not on one without',
      null,
      [areaOf(0, 0, 0, 0), right],
      areaOf(1720, 180, 1040, 720),
    ],
  ])('%s', (_, last, displays, expected) => {
    expect(fit(last, ...displays)).toEqual(expected);
  });

  test('where the system decides when no display has a size', () => {
    expect(fit(usual(1, 2), { ...primary, width: 0 })).toBeNull();
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
      fc.property(last, anyDisplay, (place, display) => {
        const fitted = fitPlacement(place, [display], sizes);
        expect(fitPlacement(fitted, [display], sizes)).toEqual(fitted);
      }),
    );
  });
});

describe('where the system hides positions, as Wayland does', () => {
  const reported = areaOf(0, 0, 900, 700);

  test('a window’s size is stored without a position', () => {
    expect(storedBounds(reported, true)).toEqual({ width: 900, height: 700 });
    expect(storedBounds(usual(20, 30), false)).toEqual(usual(20, 30));
  });

  test('the next window has that size, in the middle and not in the corner', () => {
    const last = storedBounds(reported, true);
    expect(fitPlacement(last, [primary, left], sizes)).toEqual(areaOf(190, 50, 900, 700));
  });
});
