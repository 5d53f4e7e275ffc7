import type { BulkState } from '../../../../shared/bulk-release.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useFailureAnnouncement } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';

/** Announces that a bulk release finished, stopped or could not be planned, on every screen of the panel. */
export function useBulkAnnouncements(bulk: BulkState): void {
  const text = useAdminText();
  const { announce } = useAnnouncer();
  const announceFailure = useFailureAnnouncement();
  useAnnouncement(bulk.type, () => {
    if (bulk.type === 'finished') announce(text.bulkRelease.end.title(bulk.released, bulk.seats));
    if (bulk.type === 'stopped' || bulk.type === 'not-planned') announceFailure(bulk.failure);
  });
}
