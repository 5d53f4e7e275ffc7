import { describe, expect, test } from 'vitest';
import { getListView } from '../../../renderer/features/licenses/list/list-view.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';

const none = { read: 0, total: 0, unreadable: 0 };
const some = { read: 200, total: 900, unreadable: 0 };
const failure = { code: 'token-ended' } as const;

describe('getListView', () => {
  test.each([
    [{ type: 'closed' }, 'waiting', 'waiting'],
    [{ type: 'reading', ...none, waitingUntil: null }, 'waiting', 'waiting'],
    [{ type: 'stopped', ...none, failure }, 'unread', 'unread'],
    [{ type: 'paused', ...none }, 'unread', 'unread'],
    [{ type: 'complete', ...none, at: 0 }, 'no-licenses', 'nothing-fits'],
    [{ type: 'reading', ...some, waitingUntil: null }, null, 'nothing-fits'],
    [{ type: 'stopped', ...some, failure }, null, 'nothing-fits'],
  ] as const satisfies readonly (readonly [IndexProgress, string | null, string])[])(
    'returns the view for the index %o',
    (index, unfiltered, filtered) => {
      if (unfiltered !== null) expect(getListView(index, 0, false)).toBe(unfiltered);
      expect(getListView(index, 0, true)).toBe(filtered);
      expect(getListView(index, null, true)).toBe('waiting');
      expect(getListView(index, 3, false)).toBe('rows');
    },
  );
});
