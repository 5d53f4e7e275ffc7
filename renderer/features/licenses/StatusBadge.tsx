import type { LicenseRow } from '../../../shared/licenses.ts';
import { useAdminText } from './use-admin-text.ts';
import '../../ui/badge.css';

interface StatusBadgeProps {
  readonly license: Pick<LicenseRow, 'status' | 'unknownStatus'>;
}

/** What a license is worth, as a word in a color; of a status that this app does not know, Polar's own word. */
export function StatusBadge({ license }: StatusBadgeProps) {
  const { statuses, unknownStatus } = useAdminText().licenses;
  const { status, unknownStatus: statusWord } = license;
  return (
    <span className="badge" data-status={status}>
      {statusWord === '' ? statuses[status] : unknownStatus(statusWord)}
    </span>
  );
}
