import type { BulkState } from '../../../../shared/bulk-release.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { useNews } from '../../../ui/use-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';

/** Speaks of a bulk release that ends, stops or finds no plan, wherever in the panel the person is. */
export function useBulkNews(bulk: BulkState): void {
  const text = useAdminText();
  const { alarm, say } = useAnnouncer();
  useNews(bulk.is, () => {
    if (bulk.is === 'finished') say(text.bulkRelease.end.title(bulk.released, bulk.seats));
    if (bulk.is === 'stopped' || bulk.is === 'not-planned') {
      alarm(text.failures.words[bulk.failure.code].title);
    }
  });
}
