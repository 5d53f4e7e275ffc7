import { useAdminText } from './use-admin-text.ts';
import '../../ui/badge.css';

/** Marks a license whose customer was deleted in Polar. */
export function CustomerDeletedBadge() {
  return <span className="badge">{useAdminText().licenses.grid.customerDeleted}</span>;
}
