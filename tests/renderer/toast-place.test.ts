import { describe, expect, test } from 'vitest';
import { chooseToastPlace } from '../../renderer/ui/toast-place.ts';

const toast = { width: 300, height: 40 };
const view = { width: 1040, height: 720 };
const control = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 40 });
/** At the foot of the window, in the middle, and at its right. */
const middle = control(500, 660);
const end = control(900, 660);
const start = control(40, 660);

describe('a toast', () => {
  test.each([
    ['is at the foot where nothing is in its way', [control(500, 100)], null, 'foot'],
    ['moves aside from a control', [middle], null, 'foot-end'],
    ['moves to the other side', [middle, end], null, 'foot-start'],
    ['moves to the head of the window', [middle, end, start], null, 'head'],
    ['leaves room for a focus ring', [control(500, 610)], null, 'foot'],
    ['leaves no ring under it', [control(500, 613)], null, 'foot-end'],
    [
      'covers a control rather than the focused one',
      [middle, end, start],
      control(500, 30),
      'head-end',
    ],
  ] as const)('%s', (_, controls, focused, place) => {
    expect(chooseToastPlace(toast, view, controls, focused)).toBe(place);
  });

  test('in a full window covers the least, and never the focus if it can', () => {
    const everywhere = [0, 200, 400, 600, 800].flatMap((left) =>
      [20, 660].map((top) => ({ left, top, right: left + 200, bottom: top + 44 })),
    );
    const focused = everywhere[0] ?? null;
    expect(chooseToastPlace(toast, { width: 340, height: 200 }, everywhere, focused)).toMatch(
      /^foot/,
    );
  });
});
