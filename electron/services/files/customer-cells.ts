import {
  type CustomerText,
  identifiedCustomer,
  type NamedCustomer,
} from '../../../shared/customer-name.ts';
import { maskedPerson } from '../../privacy/masked-person.ts';

/**
 * Returns a customer's two cells of a table, name and address; empty where Polar has none. They are masked unless `shouldShowWhole`. The
 * short id of an anonymized customer identifies no person and is not masked.
 */
export function customerCells(
  customer: NamedCustomer,
  messages: CustomerText,
  shouldShowWhole: boolean,
): readonly [string, string] {
  const { name, email, shortId } = identifiedCustomer(customer);
  if (shortId !== null) return [messages.deletedCustomer(shortId), ''];
  const cell = (text: string | null): string =>
    text === null || shouldShowWhole ? (text ?? '') : maskedPerson(text);
  return [cell(name), cell(email)];
}

/** Returns the cell of a device's name. It is masked unless `shouldShowWhole`: people name devices after themselves. */
export function deviceCell(label: string, shouldShowWhole: boolean): string {
  return shouldShowWhole ? label : maskedPerson(label);
}
