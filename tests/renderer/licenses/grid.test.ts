import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getGridAction } from '../../../renderer/features/licenses/grid/grid-keys.ts';
import {
  getScrollTop,
  getVisibleRows,
} from '../../../renderer/features/licenses/grid/visible-rows.ts';

const bare = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe('getVisibleRows', () => {
  it('covers the viewport, with few rows for any length of the list', () => {
    assert(
      property(
        integer({ min: 1, max: 1_000_000 }),
        double({ min: 0, max: 1, noNaN: true }),
        integer({ min: 100, max: 1400 }),
        (total, part, height) => {
          const rowHeight = 56;
          const most = Math.max(0, total * rowHeight - height);
          const scrolled = part * most;
          const { first, count } = getVisibleRows(scrolled, height, rowHeight, total);
          expect(first * rowHeight).toBeLessThanOrEqual(scrolled);
          expect((first + count) * rowHeight).toBeGreaterThanOrEqual(
            Math.min(scrolled + height, total * rowHeight),
          );
          expect(count).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 14);
          expect(first + count).toBeLessThanOrEqual(total);
        },
      ),
    );
  });

  it('returns no row of an empty list', () => {
    expect(getVisibleRows(0, 600, 56, 0).count).toBe(0);
  });

  it('is matched by getScrollTop, which scrolls no further than a fully visible row needs', () => {
    expect(getScrollTop(5, 0, 560, 56)).toBe(0);
    expect(getScrollTop(10, 0, 560, 56)).toBe(56);
    expect(getScrollTop(2, 560, 560, 56)).toBe(112);
  });
});

describe('getGridAction', () => {
  it.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 60],
    ['PageUp', 40],
    ['Home', 0],
    ['End', 99],
  ])('moves by %s, and extends the selection with Shift', (key, to) => {
    expect(getGridAction({ ...bare, key }, 50, 100, 10)).toEqual({
      type: 'move',
      to,
      extend: false,
    });
    expect(getGridAction({ ...bare, key, shiftKey: true }, 50, 100, 10)).toMatchObject({
      extend: true,
    });
  });

  it('stays within the list', () => {
    expect(getGridAction({ ...bare, key: 'ArrowUp' }, 0, 100, 10)).toMatchObject({ to: 0 });
    expect(getGridAction({ ...bare, key: 'PageDown' }, 95, 100, 10)).toMatchObject({ to: 99 });
    expect(getGridAction({ ...bare, key: 'End' }, 0, 0, 10)).toBeNull();
  });

  it('opens, selects and searches, and ignores every other key', () => {
    expect(getGridAction({ ...bare, key: 'Enter' }, 5, 100, 10)).toEqual({ type: 'open' });
    expect(getGridAction({ ...bare, key: ' ' }, 5, 100, 10)).toEqual({ type: 'toggle' });
    expect(getGridAction({ ...bare, key: 'ß' }, 5, 100, 10)).toEqual({ type: 'type' });
    expect(getGridAction({ ...bare, key: 'f', ctrlKey: true }, 5, 100, 10)).toBeNull();
    expect(getGridAction({ ...bare, key: 'F5' }, 5, 100, 10)).toBeNull();
    expect(getGridAction({ ...bare, key: 'Tab' }, 5, 100, 10)).toBeNull();
    expect(getGridAction({ ...bare, key: 'ArrowDown', altKey: true }, 5, 100, 10)).toBeNull();
  });
});
