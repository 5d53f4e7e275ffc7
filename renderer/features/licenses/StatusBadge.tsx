import type { LicenseRow } from '../../../shared/licenses.ts';
import { useAdminText } from './use-admin-text.ts';
import '../../ui/badge.css';

interface StatusBadgeProps {
  readonly license: Pick<LicenseRow, 'status' | 'unknownStatus'>;
}

/** A license's status as a colored badge. A status that the app does not know is shown as Polar names it. */
export function StatusBadge({ license }: StatusBadgeProps) {
  const { statuses, unknownStatus } = useAdminText().licenses;
  const { status, unknownStatus: statusWord } = license;
  return (
    <span className="badge" data-status={status}>
      {statusWord === '' ? statuses[status] : unknownStatus(statusWord)}
    </span>
  );
}
