import type { LicenseStatus } from '../../../shared/licenses.ts';
import { useAdminText } from './use-admin-text.ts';
import '../../ui/badge.css';

/** What a license is worth, as a word in a color. */
export function StatusBadge({ status }: { readonly status: LicenseStatus }) {
  return (
    <span className="badge" data-status={status}>
      {useAdminText().licenses.statuses[status]}
    </span>
  );
}
