import { separator } from '../../../shared/format.ts';
import { useText } from '../../use-text.ts';
import { useOwner } from './use-owner.ts';

/** Who owns the license, where Polar has said it. In a line that is there anyway, since it is known only after the first check. */
export function OwnerNote() {
  const messages = useText().device.seats;
  const owner = useOwner();
  if (owner === null) return null;
  const known = [owner.name, owner.email].filter((part) => part !== null);
  return <span className="note">{messages.owner(known.join(separator))}</span>;
}
