import type { IndexProgress } from '../../../../shared/licenses.ts';

/** What stands where the list is. `unread`: nothing was read and nothing is under way, so that nobody knows what there is. */
export type ListView = 'waiting' | 'rows' | 'unread' | 'nothing-fits' | 'no-licenses';

/** What to show of `matching` licenses, null while that is not known. An organization has none only when its list is read whole. */
export function getListView(
  index: IndexProgress,
  matching: number | null,
  isFiltered: boolean,
): ListView {
  if (matching === null) return 'waiting';
  if (matching > 0) return 'rows';
  if (index.type === 'closed') return 'waiting';
  if (index.type !== 'complete' && index.read === 0) {
    return index.type === 'reading' ? 'waiting' : 'unread';
  }
  return isFiltered ? 'nothing-fits' : 'no-licenses';
}
