import { describe, expect, test } from 'vitest';
import { chooseToastPlace } from '../../renderer/ui/toast-place.ts';

const toast = { width: 300, height: 40 };
const view = { width: 1040, height: 720 };
const control = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 40 });
/** At the foot of the window, in the middle, and at its right. */
const middle = control(500, 660);
const end = control(900, 660);
const start = control(40, 660);

/** Names a place by its height and its side. */
const nameOf = ({ left, top }: { readonly left: number; readonly top: number }): string => {
  const height = top === 656 ? 'foot' : top === 24 ? 'head' : `${top}`;
  return `${height} ${left === 370 ? 'middle' : left === 24 ? 'start' : 'end'}`;
};

describe('a toast', () => {
  test.each([
    ['is at the foot where nothing is in its way', [control(500, 100)], null, 'foot middle'],
    ['moves aside from a control', [middle], null, 'foot end'],
    ['moves to the other side', [middle, end], null, 'foot start'],
    ['moves to the head of the window', [middle, end, start], null, 'head middle'],
    ['leaves room for a focus ring', [control(500, 610)], null, 'foot middle'],
    ['leaves no ring under it', [control(500, 613)], null, 'foot end'],
    [
      'is between them where both edges are full',
      [middle, end, start, control(500, 30), control(900, 30), control(40, 30)],
      null,
      '608 middle',
    ],
  ] as const)('%s', (_, controls, focused, place) => {
    expect(nameOf(chooseToastPlace(toast, view, controls, focused))).toBe(place);
  });

  test('in a full window covers the least, and never the focus if it can', () => {
    const everywhere = [0, 40, 80, 120, 160].map((top) => ({
      left: 0,
      top,
      right: 340,
      bottom: top + 40,
    }));
    const small = { width: 340, height: 200 };
    const [head = null] = everywhere;
    const place = chooseToastPlace(toast, small, everywhere, head);
    expect(place.top).toBeGreaterThan(46);
  });

  test('stays in a window that is smaller than it', () => {
    expect(chooseToastPlace(toast, { width: 200, height: 30 }, [], null)).toEqual({
      left: 0,
      top: 0,
    });
  });
});
