import type { LookupMatch } from '../../../../shared/support-lookup.ts';
import { useAdminText } from '../use-admin-text.ts';

interface SenderWarningProps {
  readonly match: LookupMatch;
  readonly sender: string | null;
}

/** Warns of a message that did not come from the buyer's address. */
export function SenderWarning({ match, sender }: SenderWarningProps) {
  const messages = useAdminText().supportLookup.notBuyer;
  const buyer = match.license.customerEmail;
  if (match.isFromBuyer !== false || sender === null || buyer === null) return null;
  return (
    <div className="lookup-warning">
      <h3>{messages.title}</h3>
      <p>{messages.body(sender, buyer)}</p>
    </div>
  );
}
