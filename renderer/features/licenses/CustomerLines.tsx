import type { ShownCustomer } from '../../../shared/customer-name.ts';
import { Name } from '../../ui/Name.tsx';
import { useAdminText } from './use-admin-text.ts';
import '../../ui/badge.css';

interface CustomerLinesProps {
  readonly customer: ShownCustomer;
  readonly isDeleted: boolean;
}

/** The two lines of a customer in a row: the name and the address, marked if the customer was deleted. */
export function CustomerLines({ customer, isDeleted }: CustomerLinesProps) {
  const { customerDeleted } = useAdminText().licenses.grid;
  const { name, email, isAnonymized } = customer;
  // A name such as "Deleted customer 3f9a2c" uses both lines, because its end must be readable.
  if (isAnonymized) return <span className="grid-customer-name grid-both-lines">{name}</span>;
  return (
    <>
      <span className="grid-line grid-customer-name">
        <Name>{name}</Name>
      </span>
      <span className="grid-line grid-quiet">
        {isDeleted && <span className="badge">{customerDeleted}</span>}{' '}
        {email !== null && (
          <span className="grid-address">
            <Name>{email}</Name>
          </span>
        )}
      </span>
    </>
  );
}
