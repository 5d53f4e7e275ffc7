import type { IndexProgress } from '../../../../shared/licenses.ts';

/** What stands where the list is. `unread`: nothing was read and nothing is under way, so that nobody knows what there is. */
export type ListLook = 'waiting' | 'rows' | 'unread' | 'nothing-fits' | 'no-licenses';

/** What to show of `fitting` licenses, null while that is not known. An organization has none only when its list is read whole. */
export function listLook(
  index: IndexProgress,
  fitting: number | null,
  isNarrowed: boolean,
): ListLook {
  if (fitting === null) return 'waiting';
  if (fitting > 0) return 'rows';
  if (index.is === 'closed') return 'waiting';
  if (index.is !== 'complete' && index.read === 0) {
    return index.is === 'reading' ? 'waiting' : 'unread';
  }
  return isNarrowed ? 'nothing-fits' : 'no-licenses';
}
