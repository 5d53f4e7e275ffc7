import type { IndexProgress } from '../../../../shared/licenses.ts';

/** What is shown in place of the list. `unread`: nothing was read and no reading runs, so that the licenses are unknown. */
export type ListView = 'waiting' | 'rows' | 'unread' | 'nothing-fits' | 'no-licenses';

/**
 * Returns what to show for `matching` licenses; null means not known yet. An organization has no licenses only if its list is read
 * completely.
 */
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
