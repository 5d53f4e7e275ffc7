import { describe, expect, test } from 'vitest';
import {
  getCustomerView,
  maxShownLicenses,
} from '../../../renderer/features/licenses/panel/customer-view.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import { licenseRowAt } from '../../support/license-rows.ts';

const rows = Array.from({ length: maxShownLicenses + 1 }, (_, index) => licenseRowAt(index, 0));
const idOf = (index: number): string => licenseRowAt(index, 0).licenseId;
const counts = { read: 40, total: 900, unreadable: 0 };
const complete: IndexProgress = { type: 'complete', ...counts, at: 0 };
const reading: IndexProgress = { type: 'reading', ...counts, waitingUntil: null };

/** Returns the ids of the shown licenses. */
const shownOf = (view: ReturnType<typeof getCustomerView>) =>
  view?.shown.map(({ licenseId }) => licenseId);

describe('the other licenses of a customer', () => {
  test('are not shown before main answered, or if there are none', () => {
    expect(getCustomerView(null, idOf(0), complete)).toBeNull();
    expect(getCustomerView({ total: 1, rows: rows.slice(0, 1) }, idOf(0), complete)).toBeNull();
    expect(getCustomerView({ total: 0, rows: [] }, idOf(0), { type: 'closed' })).toBeNull();
  });

  test('may follow while the list is not read', () => {
    const part = { total: 1, rows: rows.slice(0, 1) };
    const stopped = { type: 'stopped', ...counts, failure: { code: 'no-answer' } } as const;
    for (const index of [reading, stopped, { type: 'paused', ...counts } as const])
      expect(getCustomerView(part, idOf(0), index)).toEqual({ others: 0, shown: [] });
  });

  test('do not contain the license in the panel, wherever it is among them', () => {
    const part = { total: 3, rows: rows.slice(0, 3) };
    expect(shownOf(getCustomerView(part, idOf(1), complete))).toEqual([idOf(0), idOf(2)]);
    expect(getCustomerView(part, idOf(1), complete)?.others).toBe(2);
  });

  test('are the first five of many, also if the license in the panel is not among these', () => {
    const part = { total: 500, rows };
    const first = getCustomerView(part, idOf(0), complete);
    expect(first?.others).toBe(499);
    expect(shownOf(first)).toEqual([1, 2, 3, 4, 5].map(idOf));
    expect(shownOf(getCustomerView(part, idOf(77), complete))).toEqual([0, 1, 2, 3, 4].map(idOf));
  });
});
