import type { ShownCustomer } from '../../../shared/customer-name.ts';
import { Name } from '../../ui/Name.tsx';
import { useAdminText } from './use-admin-text.ts';
import '../../ui/badge.css';

interface CustomerLinesProps {
  readonly customer: ShownCustomer;
  /** Whether the customer was deleted in Polar. */
  readonly isDeleted: boolean;
}

/** The two lines of a customer in a row: the name, and below it the address, marked where the customer was deleted. */
export function CustomerLines({ customer, isDeleted }: CustomerLinesProps) {
  const { customerDeleted } = useAdminText().licenses.grid;
  const { name, email, isAnonymized } = customer;
  // Of "Deleted customer 3f9a2c" the end must be seen, so that it takes both lines.
  if (isAnonymized) return <span className="grid-customer-name grid-both-lines">{name}</span>;
  return (
    <>
      <span className="grid-line grid-customer-name">
        <Name>{name}</Name>
      </span>
      <span className="grid-line grid-quiet">
        {isDeleted && <span className="badge">{customerDeleted}</span>}{' '}
        {email !== null && <Name>{email}</Name>}
      </span>
    </>
  );
}
