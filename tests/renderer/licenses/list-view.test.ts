import { describe, expect, test } from 'vitest';
import { listLook } from '../../../renderer/features/licenses/list/list-view.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';

const none = { read: 0, of: 0, unreadable: 0 };
const some = { read: 200, of: 900, unreadable: 0 };
const failure = { code: 'token-ended' } as const;

describe('where no license is listed', () => {
  test.each([
    [{ is: 'closed' }, 'waiting', 'waiting'],
    [{ is: 'reading', ...none, waitingUntil: null }, 'waiting', 'waiting'],
    [{ is: 'stopped', ...none, failure }, 'unread', 'unread'],
    [{ is: 'paused', ...none }, 'unread', 'unread'],
    [{ is: 'complete', ...none, at: 0 }, 'no-licenses', 'nothing-fits'],
    [{ is: 'reading', ...some, waitingUntil: null }, null, 'nothing-fits'],
    [{ is: 'stopped', ...some, failure }, null, 'nothing-fits'],
  ] as const satisfies readonly (readonly [IndexProgress, string | null, string])[])(
    'while %o',
    (index, plain, narrowed) => {
      if (plain !== null) expect(listLook(index, 0, false)).toBe(plain);
      expect(listLook(index, 0, true)).toBe(narrowed);
      expect(listLook(index, null, true)).toBe('waiting');
      expect(listLook(index, 3, false)).toBe('rows');
    },
  );
});
