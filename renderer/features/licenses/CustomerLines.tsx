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
  const { customerDeleted, deleted, customerId } = useAdminText().licenses.grid;
  const { name, email, shortId } = customer;
  if (shortId !== null) {
    return (
      <>
        <span className="grid-line grid-customer-name">{deleted}</span>{' '}
        <span className="grid-line grid-quiet">
          <span className="grid-address">{customerId(shortId)}</span>
        </span>
      </>
    );
  }
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
