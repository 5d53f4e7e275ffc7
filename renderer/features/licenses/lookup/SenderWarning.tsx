import type { LookupMatch } from '../../../../shared/support-lookup.ts';
import { useAdminText } from '../use-admin-text.ts';

interface SenderWarningProps {
  readonly match: LookupMatch;
  readonly sender: string | null;
}

/** Warns of a message that did not come from the buyer's address, or did not come from it directly. */
export function SenderWarning({ match, sender }: SenderWarningProps) {
  const { notBuyer, forwarded } = useAdminText().supportLookup;
  const buyer = match.license.customerEmail;
  if (buyer === null) return null;
  if (match.forwardedBy !== null) {
    return (
      <div className="lookup-warning">
        <h3>{forwarded.title}</h3>
        <p>{forwarded.body(match.forwardedBy, buyer)}</p>
      </div>
    );
  }
  if (match.isFromBuyer !== false || sender === null) return null;
  return (
    <div className="lookup-warning">
      <h3>{notBuyer.title}</h3>
      <p>{notBuyer.body(sender, buyer)}</p>
    </div>
  );
}
